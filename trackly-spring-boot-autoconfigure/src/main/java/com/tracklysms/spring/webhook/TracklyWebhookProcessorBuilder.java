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

package com.tracklysms.spring.webhook;

import java.time.Clock;
import java.time.Duration;

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * Builder of a {@link TracklyWebhookProcessor}.
 *
 * @since 0.1.0
 */
public final class TracklyWebhookProcessorBuilder {

	/**
	 * More than all repetitions of an event take.
	 */
	private static final Duration MAX_AGE = Duration.ofHours(24);

	private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(5);

	private static final int MAX_ENTRIES = 100_000;

	private final WebhookSignatureVerifier signatureVerifier;

	private final ApplicationEventPublisher publisher;

	private Clock clock = Clock.systemUTC();

	private WebhookLimits limits = new WebhookLimits(DataSize.ofKilobytes(64), MAX_AGE, MAX_CLOCK_SKEW);

	private @Nullable WebhookEventStore store;

	private ObservationRegistry observationRegistry = ObservationRegistry.NOOP;

	TracklyWebhookProcessorBuilder(WebhookSignatureVerifier signatureVerifier, ApplicationEventPublisher publisher) {
		Assert.notNull(signatureVerifier, "'signatureVerifier' must not be null");
		Assert.notNull(publisher, "'publisher' must not be null");
		this.signatureVerifier = signatureVerifier;
		this.publisher = publisher;
	}

	/**
	 * Set the store of events that have been processed. By default it is in memory, and
	 * remembers 100,000 events for an hour longer than they are published.
	 * @param store the store
	 * @return this builder
	 */
	public TracklyWebhookProcessorBuilder store(WebhookEventStore store) {
		Assert.notNull(store, "'store' must not be null");
		this.store = store;
		return this;
	}

	/**
	 * Set the maximum size of a body, 64 KB by default.
	 * @param maxBodySize the size, more than zero and less than 2 GB
	 * @return this builder
	 */
	public TracklyWebhookProcessorBuilder maxBodySize(DataSize maxBodySize) {
		Assert.isTrue(maxBodySize.toBytes() > 0 && maxBodySize.toBytes() < Integer.MAX_VALUE,
				"'maxBodySize' must be more than zero and less than 2 GB");
		this.limits = new WebhookLimits(maxBodySize, this.limits.maxAge(), this.limits.maxClockSkew());
		return this;
	}

	/**
	 * Set the maximum age of an event, 24 hours by default. A store that is set has to
	 * remember events for longer.
	 * @param maxAge the age, more than zero
	 * @return this builder
	 */
	public TracklyWebhookProcessorBuilder maxAge(Duration maxAge) {
		Assert.isTrue(maxAge.compareTo(Duration.ZERO) > 0, "'maxAge' must be more than zero");
		this.limits = new WebhookLimits(this.limits.maxBodySize(), maxAge, this.limits.maxClockSkew());
		return this;
	}

	/**
	 * Set how far in the future the time of an event may be, since clocks differ; 5
	 * minutes by default.
	 * @param maxClockSkew the time, zero or more
	 * @return this builder
	 */
	public TracklyWebhookProcessorBuilder maxClockSkew(Duration maxClockSkew) {
		Assert.isTrue(!maxClockSkew.isNegative(), "'maxClockSkew' must not be negative");
		this.limits = new WebhookLimits(this.limits.maxBodySize(), this.limits.maxAge(), maxClockSkew);
		return this;
	}

	/**
	 * Set the clock, by default that of the system.
	 * @param clock the clock
	 * @return this builder
	 */
	public TracklyWebhookProcessorBuilder clock(Clock clock) {
		Assert.notNull(clock, "'clock' must not be null");
		this.clock = clock;
		return this;
	}

	/**
	 * Set the registry of observations, by default none.
	 * @param observationRegistry the registry
	 * @return this builder
	 */
	public TracklyWebhookProcessorBuilder observationRegistry(ObservationRegistry observationRegistry) {
		Assert.notNull(observationRegistry, "'observationRegistry' must not be null");
		this.observationRegistry = observationRegistry;
		return this;
	}

	/**
	 * Build a processor.
	 * @return a new processor
	 */
	public TracklyWebhookProcessor build() {
		return new TracklyWebhookProcessor(this);
	}

	WebhookSignatureVerifier signatureVerifier() {
		return this.signatureVerifier;
	}

	ApplicationEventPublisher publisher() {
		return this.publisher;
	}

	WebhookEventStore store() {
		return (this.store != null) ? this.store : new InMemoryWebhookEventStore(MAX_ENTRIES,
				this.limits.maxAge().plus(this.limits.maxClockSkew()).plus(Duration.ofHours(1)), this.clock);
	}

	WebhookLimits limits() {
		return this.limits;
	}

	Clock clock() {
		return this.clock;
	}

	ObservationRegistry observationRegistry() {
		return this.observationRegistry;
	}

}
