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

package com.tracklysms.spring.internal.lists;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.error.TracklyResourceNotFoundException;
import com.tracklysms.spring.internal.call.BlockingCalls;
import com.tracklysms.spring.lists.SendingList;
import com.tracklysms.spring.lists.SendingListOperations;
import com.tracklysms.spring.lists.SendingListStatus;
import org.jspecify.annotations.Nullable;

/**
 * {@link SendingListOperations} of {@link com.tracklysms.spring.TracklyTemplate}.
 */
public final class DefaultSendingListOperations implements SendingListOperations {

	private final Supplier<BlockingCalls> calls;

	private final SendingListRequests requests = new SendingListRequests();

	public DefaultSendingListOperations(Supplier<BlockingCalls> calls) {
		this.calls = calls;
	}

	@Override
	public List<SendingList> findAll(@Nullable SendingListStatus status) {
		return this.calls.get().execute(SendingListRequests.FIND_ALL, 0, () -> this.requests.findAll(status));
	}

	@Override
	public Optional<SendingList> findById(long id) {
		try {
			return Optional
				.of(this.calls.get().execute(SendingListRequests.FIND_BY_ID, 0, () -> this.requests.findById(id)));
		}
		catch (TracklyResourceNotFoundException ex) {
			// Without this code a 404 may refer to the path instead of the list
			if (ex.getErrorCode() == TracklyErrorCode.NOT_FOUND) {
				return Optional.empty();
			}
			throw ex;
		}
	}

}
