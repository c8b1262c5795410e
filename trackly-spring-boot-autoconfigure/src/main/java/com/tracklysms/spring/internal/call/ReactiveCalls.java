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

package com.tracklysms.spring.internal.call;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import com.tracklysms.spring.internal.http.ApiRequest;
import com.tracklysms.spring.internal.http.RequestKind;
import com.tracklysms.spring.internal.json.Json;
import com.tracklysms.spring.internal.observation.CallObservation;
import com.tracklysms.spring.internal.observation.Observations;
import com.tracklysms.spring.internal.observation.Operation;
import com.tracklysms.spring.internal.retry.AttemptLog;
import com.tracklysms.spring.internal.retry.Lifetime;
import com.tracklysms.spring.internal.retry.ReactiveRetry;
import reactor.core.publisher.Mono;

/**
 * Executes whole calls without blocking: creates the request on subscription, retries it
 * according to the rules for its kind, and observes the call.
 */
public final class ReactiveCalls {

	private final CallParts<ReactiveRetry> parts;

	/**
	 * Create a new instance.
	 * @param retries the retries of each kind of requests
	 * @param json the JSON of the requests for resources
	 * @param lifetime the time in which requests may be sent
	 */
	public ReactiveCalls(RequestExecutor executor, Map<RequestKind, ReactiveRetry> retries, Json json,
			Lifetime lifetime, Observations observations) {
		this(new CallParts<>(executor, retries, json, lifetime, observations, null));
	}

	private ReactiveCalls(CallParts<ReactiveRetry> parts) {
		this.parts = parts;
	}

	/**
	 * Return a copy whose calls take the given time at most, with an attempt under way.
	 */
	public ReactiveCalls within(Duration maxDuration) {
		return new ReactiveCalls(this.parts.within(maxDuration));
	}

	/**
	 * Execute a call for each subscriber on a resource.
	 */
	public <T> Mono<T> execute(Operation operation, Function<Json, ApiRequest<T>> requests) {
		return execute(operation, 0, () -> requests.apply(this.parts.json()));
	}

	/**
	 * Execute a call for each subscriber.
	 * @param messages the number of messages to send
	 */
	public <T> Mono<T> execute(Operation operation, int messages, Supplier<ApiRequest<T>> requests) {
		return Mono.defer(() -> {
			this.parts.lifetime().enter();
			return call(operation, messages, requests).doFinally((end) -> this.parts.lifetime().leave());
		});
	}

	private <T> Mono<T> call(Operation operation, int messages, Supplier<ApiRequest<T>> requests) {
		return Mono.deferContextual((context) -> {
			CallObservation observation = this.parts.observations().start(operation, context);
			AttemptLog attempts = new AttemptLog();
			if (observation == CallObservation.NONE) {
				return Mono.defer(() -> execute(requests.get(), attempts, this.parts.lifetime(), observation));
			}
			return Mono.defer(() -> executeObserved(requests.get(), attempts, observation))
				.doOnError((failure) -> observation.failed(failure, messages))
				.doOnTerminate(observation::stop)
				.doOnCancel(() -> {
					observation.cancelled(messages, attempts.abandon());
					observation.stop();
				});
		});
	}

	private <T> Mono<T> executeObserved(ApiRequest<T> request, AttemptLog attempts, CallObservation observation) {
		return execute(request, attempts, this.parts.lifetime(), observation).doOnNext(
				(result) -> observation.succeeded(request.reader().totals(result), request.reader().messageId(result)));
	}

	/**
	 * Execute a call whose observation and attempts are managed by the calling code,
	 * which may abandon it.
	 * @param attempts the log of attempts
	 * @param lifetime the time in which requests may be sent
	 */
	public <T> Mono<T> execute(ApiRequest<T> request, AttemptLog attempts, Lifetime lifetime,
			CallObservation observation) {
		return this.parts.retryOf(request)
			.execute((gate, budget) -> this.parts.executor().executeReactive(request, gate, budget, observation),
					attempts, lifetime, this.parts.maxDuration(), observation)
			.map((result) -> (attempts.doubt() != null) ? request.reader().afterDoubt(result) : result);
	}

}
