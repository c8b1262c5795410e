package com.tracklysms.spring;

import java.util.function.Supplier;

import reactor.core.scheduler.Schedulers;

/**
 * Makes whole calls on the calling thread: builds the request, and repeats it as the
 * rules for its kind say.
 */
final class BlockingCalls {

	private final BlockingCaller caller;

	private final RetryExecutor sendRetry;

	private final RetryExecutor readRetry;

	BlockingCalls(BlockingCaller caller, RetryExecutor sendRetry, RetryExecutor readRetry) {
		this.caller = caller;
		this.sendRetry = sendRetry;
		this.readRetry = readRetry;
	}

	/**
	 * Make a call.
	 * @throws com.tracklysms.spring.error.TracklyException if it fails
	 */
	<T> T execute(Supplier<ApiRequest<T>> requests) {
		ApiRequest<T> request = requests.get();
		assertMayBlock();
		RetryExecutor retry = (request.kind() == RequestKind.READ) ? this.readRetry : this.sendRetry;
		return retry.execute((gate, budget) -> this.caller.call(request, gate, budget));
	}

	void assertMayBlock() {
		if (Schedulers.isInNonBlockingThread()) {
			throw new IllegalStateException("TracklyTemplate blocks, which thread '" + Thread.currentThread().getName()
					+ "' must not do: use ReactiveTracklyTemplate there, or move the call to "
					+ "Schedulers.boundedElastic(). Nothing was sent");
		}
	}

}
