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

package com.tracklysms.spring.boot.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Function;

import com.tracklysms.spring.ratelimit.Bucket4jRateLimitStore;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.ResolvableType;

/**
 * Creates a store of rate limits from the application's {@link ProxyManager}, for the
 * type of keys that its bean declares.
 */
class RateLimitStoreFactory {

	private final BeanFactory beanFactory;

	RateLimitStoreFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	Bucket4jRateLimitStore<?> create() {
		Bucket4jRateLimitStore<?> store = create(String.class, (limit) -> limit);
		store = (store != null) ? store : create(byte[].class, (limit) -> limit.getBytes(StandardCharsets.UTF_8));
		store = (store != null) ? store : create(Long.class, RateLimitStoreFactory::number);
		if (store == null) {
			throw new InvalidTracklyPropertyException("trackly.rate-limit.shared", ProxyManager.class,
					"Its keys must be declared as String, byte[] or Long, for instance by the return type of its "
							+ "bean method",
					null);
		}
		return store;
	}

	/**
	 * If there are several beans, only the primary one is used, whatever the type of its
	 * keys.
	 */
	private <K> @Nullable Bucket4jRateLimitStore<K> create(Class<K> keyType, Function<String, K> keys) {
		Object candidate = this.beanFactory.getBean(ProxyManager.class);
		return this.beanFactory
			.<ProxyManager<K>>getBeanProvider(ResolvableType.forClassWithGenerics(ProxyManager.class, keyType))
			.stream()
			.filter((proxyManager) -> proxyManager == candidate)
			.findAny()
			.map((proxyManager) -> new Bucket4jRateLimitStore<>(proxyManager, keys))
			.orElse(null);
	}

	private static Long number(String limit) {
		return UUID.nameUUIDFromBytes(limit.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
	}

}
