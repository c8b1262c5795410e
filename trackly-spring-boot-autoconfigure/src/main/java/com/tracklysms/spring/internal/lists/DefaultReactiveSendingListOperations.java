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
