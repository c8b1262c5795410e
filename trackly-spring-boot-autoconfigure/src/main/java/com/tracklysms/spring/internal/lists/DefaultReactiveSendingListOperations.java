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

import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.error.TracklyResourceNotFoundException;
import com.tracklysms.spring.internal.call.ReactiveCalls;
import com.tracklysms.spring.lists.ReactiveSendingListOperations;
import com.tracklysms.spring.lists.SendingList;
import com.tracklysms.spring.lists.SendingListStatus;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@link ReactiveSendingListOperations} of
 * {@link com.tracklysms.spring.ReactiveTracklyTemplate}.
 */
public final class DefaultReactiveSendingListOperations implements ReactiveSendingListOperations {

	private final Mono<ReactiveCalls> calls;

	private final SendingListRequests requests = new SendingListRequests();

	public DefaultReactiveSendingListOperations(Mono<ReactiveCalls> calls) {
		this.calls = calls;
	}

	@Override
	public Flux<SendingList> findAll(@Nullable SendingListStatus status) {
		return this.calls
			.flatMap((calls) -> calls.execute(SendingListRequests.FIND_ALL, 0, () -> this.requests.findAll(status)))
			.flatMapIterable((lists) -> lists);
	}

	@Override
	public Mono<SendingList> findById(long id) {
		// Without this code a 404 may refer to the path instead of the list
		return this.calls
			.flatMap((calls) -> calls.execute(SendingListRequests.FIND_BY_ID, 0, () -> this.requests.findById(id)))
			.onErrorResume(TracklyResourceNotFoundException.class,
					(ex) -> (ex.getErrorCode() == TracklyErrorCode.NOT_FOUND) ? Mono.empty() : Mono.error(ex));
	}

}
