package com.tracklysms.spring;

import java.util.function.Supplier;

import reactor.core.publisher.Mono;

/**
 * Makes whole calls without blocking: builds the request when it is subscribed to, and
 * repeats it as the rules for its kind say.
 */
final class ReactiveCalls {

	private final ReactiveCaller caller;

	private final ReactiveRetry sendRetry;

	private final ReactiveRetry readRetry;

	ReactiveCalls(ReactiveCaller caller, ReactiveRetry sendRetry, ReactiveRetry readRetry) {
		this.caller = caller;
		this.sendRetry = sendRetry;
		this.readRetry = readRetry;
	}

	/**
	 * Make a call of its own for each subscriber.
	 */
	<T> Mono<T> execute(Supplier<ApiRequest<T>> requests) {
		return Mono.defer(() -> execute(requests.get(), new Attempts()));
	}

	/**
	 * Make a call that can be abandoned.
	 * @param attempts what to note the attempts in
	 */
	<T> Mono<T> execute(ApiRequest<T> request, Attempts attempts) {
		ReactiveRetry retry = (request.kind() == RequestKind.READ) ? this.readRetry : this.sendRetry;
		return retry.execute((gate, budget) -> this.caller.call(request, gate, budget), attempts);
	}

}
