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

import com.tracklysms.spring.internal.http.ApiRequest;
import com.tracklysms.spring.internal.http.RequestKind;
import com.tracklysms.spring.internal.json.Json;
import com.tracklysms.spring.internal.observation.Observations;
import com.tracklysms.spring.internal.retry.Lifetime;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What whole calls are made of, whether they block or not.
 *
 * @param <R> the type of the retries
 * @param executor makes the attempts
 * @param retries the retries of each kind of requests
 * @param json the JSON of the requests for resources
 * @param lifetime the time in which requests may be sent
 * @param observations begins the observations
 * @param maxDuration the longest time of a call, or {@code null} for that of the retries
 */
record CallParts<R>(RequestExecutor executor, Map<RequestKind, R> retries, Json json, Lifetime lifetime,
		Observations observations, @Nullable Duration maxDuration) {

	CallParts<R> within(Duration maxDuration) {
		return new CallParts<>(this.executor, this.retries, this.json, this.lifetime, this.observations, maxDuration);
	}

	R retryOf(ApiRequest<?> request) {
		R retry = this.retries.get(request.kind());
		Assert.state(retry != null, "No retry");
		return retry;
	}

}
