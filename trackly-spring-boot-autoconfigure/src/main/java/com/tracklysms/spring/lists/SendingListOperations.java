/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package com.tracklysms.spring.lists;

import java.util.List;
import java.util.Optional;

import com.tracklysms.spring.error.TracklyException;
import org.jspecify.annotations.Nullable;

/**
 * Operations for reading the sending lists of an account. They use API v2, regardless of
 * the version that messages are sent with. The API documents no operations that change
 * lists.
 * <p>
 * Since reading has no side effects, calls are retried after transient and indeterminate
 * failures alike ({@code trackly.retry.*}).
 *
 * @since 0.1.0
 */
public interface SendingListOperations {

	/**
	 * Find all lists that are not deleted.
	 * @return the lists
	 * @throws TracklyException as for {@link #findAll(SendingListStatus)}
	 */
	default List<SendingList> findAll() {
		return findAll(null);
	}

	/**
	 * Find all lists with the given status.
	 * <p>
	 * Source: the API reference's page "List all lists", which documents no paging.
	 * @param status the status, or {@code null} for all lists that are not deleted
	 * @return the lists
	 * @throws TracklyException if the lists cannot be read
	 */
	List<SendingList> findAll(@Nullable SendingListStatus status);

	/**
	 * Find a list by its id.
	 * <p>
	 * Source: the API reference's page "Get list".
	 * @param id the id of the list
	 * @return the list, or empty if it does not exist or is deleted
	 * @throws TracklyException if the list cannot be read
	 */
	Optional<SendingList> findById(long id);

}
