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

package com.tracklysms.spring.ratelimit;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Store of rate limits that several instances of an application share.
 * <p>
 * An instance reserves permits in blocks and uses them one by one, so that a store is
 * called about ten times per second at most, regardless of the number of requests.
 *
 * @since 0.1.0
 * @see Bucket4jRateLimitStore
 */
@FunctionalInterface
public interface RateLimitStore {

	/**
	 * Reserve permits of a limit, for immediate or later use. Called on a thread that may
	 * block, and abandoned after a timeout of one second.
	 * @param limit the name of the limit, the same in all instances that share it;
	 * contains a hash of the API key, not the key itself
	 * @param permits the number of permits to reserve, 1 or more
	 * @param permitsPerSecond the number of permits of the limit per second, 1 or more
	 * @param longestWait the longest time until the last of the permits may be used
	 * @return the time until the last of the permits may be used, zero for immediate use,
	 * or {@code null} if it exceeds the longest wait, in which case no permit is reserved
	 * @throws RuntimeException if the store cannot be reached
	 */
	@Nullable Duration reserve(String limit, int permits, int permitsPerSecond, Duration longestWait);

}
