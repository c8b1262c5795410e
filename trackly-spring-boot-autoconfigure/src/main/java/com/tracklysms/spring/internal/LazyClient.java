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

package com.tracklysms.spring.internal;

import java.time.Duration;
import java.util.function.Supplier;

import com.tracklysms.spring.internal.http.RequestKind;
import com.tracklysms.spring.internal.retry.Timing;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.util.Assert;
import org.springframework.util.function.SingletonSupplier;

/**
 * Client of a template, which is created for the first call, since initializing the HTTP
 * library and the codecs would slow down the start of the application.
 */
public final class LazyClient {

	private static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);

	private final ClientSettings settings;

	private final Supplier<TracklyClient> client;

	/**
	 * Same client, created on another thread for subscribers that must not block.
	 */
	private final Supplier<Mono<TracklyClient>> createdElsewhere;

	private final @Nullable Duration maxDuration;

	public LazyClient(ClientSettings settings) {
		this.settings = settings;
		this.client = SingletonSupplier.of(() -> new ClientFactory(settings).create());
		this.createdElsewhere = SingletonSupplier.of(() -> Mono.fromSupplier(this.client)
			.subscribeOn(Schedulers.boundedElastic())
			.cache((created) -> FOREVER, (failure) -> Duration.ZERO, () -> Duration.ZERO));
		this.maxDuration = null;
	}

	private LazyClient(LazyClient source, Duration maxDuration) {
		this.settings = source.settings;
		this.client = source.client;
		this.createdElsewhere = source.createdElsewhere;
		this.maxDuration = maxDuration;
	}

	/**
	 * Return a view of this client, whose calls take the given time at most.
	 * @throws IllegalArgumentException if the time is zero or negative
	 */
	public LazyClient within(Duration maxDuration) {
		Assert.notNull(maxDuration, "'maxDuration' must not be null");
		Assert.isTrue(maxDuration.compareTo(Duration.ZERO) > 0,
				() -> "'maxDuration' must be more than zero, and is " + maxDuration);
		return new LazyClient(this, Timing.measurable(maxDuration));
	}

	/**
	 * Return the client, which may be created on the calling thread.
	 */
	public TracklyClient get() {
		return limited(this.client.get());
	}

	/**
	 * Return the client without blocking a thread that must not block.
	 */
	public Mono<TracklyClient> getWithoutBlocking() {
		Mono<TracklyClient> client = Schedulers.isInNonBlockingThread() ? this.createdElsewhere.get()
				: Mono.fromSupplier(this.client);
		return client.map(this::limited);
	}

	private TracklyClient limited(TracklyClient client) {
		return (this.maxDuration != null) ? client.within(this.maxDuration) : client;
	}

	/**
	 * Return for how long requests of the given kind have to wait because of refusals of
	 * the API. Does not create the client.
	 */
	public Duration rateLimitedFor(RequestKind kind) {
		return this.settings.common().pacers().untilNext(this.settings.pacedAccount(), kind);
	}

	/**
	 * Return the account without its API key, and the maximum duration if there is one.
	 */
	@Override
	public String toString() {
		return this.settings.account() + ((this.maxDuration != null) ? ", maxDuration=" + this.maxDuration : "");
	}

}
