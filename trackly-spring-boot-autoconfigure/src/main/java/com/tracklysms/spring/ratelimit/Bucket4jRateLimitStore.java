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
import java.util.function.Function;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * {@link RateLimitStore} that keeps its limits in a store supported by Bucket4j, such as
 * Redis, PostgreSQL or Hazelcast.
 * <p>
 * Bucket4j uses the time of the calling instance, so the clocks of all instances should
 * be synchronized.
 *
 * @param <K> the type of the store's keys
 * @since 0.1.0
 */
public final class Bucket4jRateLimitStore<K> implements RateLimitStore {

	private final ProxyManager<K> proxyManager;

	private final Function<String, K> keys;

	/**
	 * Create a store.
	 * @param proxyManager the manager of the buckets
	 * @param keys the function from the name of a limit to a key of the store
	 * @throws IllegalArgumentException if an argument is {@code null}
	 */
	public Bucket4jRateLimitStore(ProxyManager<K> proxyManager, Function<String, K> keys) {
		Assert.notNull(proxyManager, "'proxyManager' must not be null");
		Assert.notNull(keys, "'keys' must not be null");
		this.proxyManager = proxyManager;
		this.keys = keys;
	}

	@Override
	public @Nullable Duration reserve(String limit, int permits, int permitsPerSecond, Duration longestWait) {
		BucketConfiguration configuration = BucketConfiguration.builder()
			.addLimit(PacedBucket.limit(permitsPerSecond))
			.build();
		return PacedBucket.reserve(this.proxyManager.getProxy(this.keys.apply(limit), () -> configuration), permits,
				longestWait);
	}

}
