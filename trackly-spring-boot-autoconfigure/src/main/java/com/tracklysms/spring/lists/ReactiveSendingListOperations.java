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

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Operations for reading the sending lists of an account without blocking. Behavior and
 * failures are those of {@link SendingListOperations}.
 *
 * @since 0.1.0
 */
public interface ReactiveSendingListOperations {

	/**
	 * Find all lists that are not deleted.
	 * @return the lists, or a {@code TracklyException} if they cannot be read
	 */
	default Flux<SendingList> findAll() {
		return findAll(null);
	}

	/**
	 * Find all lists with the given status.
	 * @param status the status, or {@code null} for all lists that are not deleted
	 * @return the lists, or a {@code TracklyException} if they cannot be read
	 */
	Flux<SendingList> findAll(@Nullable SendingListStatus status);

	/**
	 * Find a list by its id.
	 * @param id the id of the list
	 * @return the list, or empty if it does not exist or is deleted, or a
	 * {@code TracklyException} if it cannot be read
	 */
	Mono<SendingList> findById(long id);

}
