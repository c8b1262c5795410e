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
import com.tracklysms.spring.internal.retry.BlockingRetry;
import com.tracklysms.spring.internal.retry.Lifetime;

/**
 * Executes whole calls on the calling thread: creates the request, retries it according
 * to the rules for its kind, and observes the call.
 */
public final class BlockingCalls {

	private final CallParts<BlockingRetry> parts;

	/**
	 * Create a new instance.
	 * @param retries the retries of each kind of requests
	 * @param json the JSON of the requests for resources
	 * @param lifetime the time in which requests may be sent
	 */
	public BlockingCalls(RequestExecutor executor, Map<RequestKind, BlockingRetry> retries, Json json,
			Lifetime lifetime, Observations observations) {
		this(new CallParts<>(executor, retries, json, lifetime, observations, null));
	}

	private BlockingCalls(CallParts<BlockingRetry> parts) {
		this.parts = parts;
	}

	/**
	 * Return a copy whose calls take the given time at most, with an attempt under way.
	 */
	public BlockingCalls within(Duration maxDuration) {
		return new BlockingCalls(this.parts.within(maxDuration));
	}

	/**
	 * Execute a call on a resource.
	 */
	public <T> T execute(Operation operation, Function<Json, ApiRequest<T>> requests) {
		return execute(operation, 0, () -> requests.apply(this.parts.json()));
	}

	/**
	 * Execute a call.
	 * @param messages the number of messages to send
	 * @throws com.tracklysms.spring.error.TracklyException if the call fails
	 */
	public <T> T execute(Operation operation, int messages, Supplier<ApiRequest<T>> requests) {
		CallObservation observation = this.parts.observations().start(operation);
		this.parts.lifetime().enter();
		try {
			return observation.scoped(() -> {
				ApiRequest<T> request = requests.get();
				T result = execute(request, observation);
				// Judging a bulk response is left out where nobody observes
				if (observation != CallObservation.NONE) {
					observation.succeeded(request.reader().totals(result), request.reader().messageId(result));
				}
				return result;
			});
		}
		catch (Throwable ex) {
			observation.failed(ex, messages);
			throw ex;
		}
		finally {
			observation.stop();
			this.parts.lifetime().leaveWithResult();
		}
	}

	private <T> T execute(ApiRequest<T> request, CallObservation observation) {
		AttemptLog attempts = new AttemptLog();
		T result = this.parts.retryOf(request)
			.execute((gate, budget) -> this.parts.executor().execute(request, gate, budget, observation), attempts,
					this.parts.lifetime(), this.parts.maxDuration(), observation);
		return (attempts.doubt() != null) ? request.reader().afterDoubt(result) : result;
	}

}
