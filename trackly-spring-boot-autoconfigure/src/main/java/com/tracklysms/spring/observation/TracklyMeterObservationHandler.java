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

package com.tracklysms.spring.observation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

import org.springframework.util.Assert;

/**
 * {@link ObservationHandler} that counts messages by their outcome, requests that the API
 * refuses because of its rate limit, and further attempts.
 * <ul>
 * <li>{@code trackly.messages}: messages by {@code outcome} ({@code queued},
 * {@code rejected}, {@code unsent} or {@code unknown}), {@code operation} and
 * {@code api.version}. Each message is counted once, when its call or its batch ends.
 * <li>{@code trackly.rate.limited}: responses with status 429, by {@code operation} and
 * {@code api.version}.
 * <li>{@code trackly.retries}: attempts after the first, by {@code operation} and
 * {@code api.version}.
 * </ul>
 * The duration of calls is recorded by Micrometer's own handler.
 *
 * @since 0.1.0
 */
public class TracklyMeterObservationHandler implements ObservationHandler<TracklyObservationContext> {

	private static final String RATE_LIMITED = TracklyObservationDocumentation.Events.RATE_LIMITED.getName();

	private static final String RETRY = TracklyObservationDocumentation.Events.RETRY.getName();

	private final MeterRegistry meterRegistry;

	/**
	 * Looking up a meter in a registry costs more than incrementing it.
	 */
	private final Map<Key, Counter> counters = new ConcurrentHashMap<>();

	/**
	 * Create a new handler.
	 * @param meterRegistry the registry of the meters
	 * @throws IllegalArgumentException if the registry is {@code null}
	 */
	public TracklyMeterObservationHandler(MeterRegistry meterRegistry) {
		Assert.notNull(meterRegistry, "'meterRegistry' must not be null");
		this.meterRegistry = meterRegistry;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof TracklyObservationContext;
	}

	@Override
	public void onEvent(Observation.Event event, TracklyObservationContext context) {
		if (RATE_LIMITED.equals(event.getName())) {
			count(context, RATE_LIMITED, 1,
					(key) -> newRequestCounter("trackly.rate.limited", "Responses with status 429", key));
		}
		else if (RETRY.equals(event.getName())) {
			count(context, RETRY, 1, (key) -> newRequestCounter("trackly.retries", "Attempts after the first", key));
		}
	}

	@Override
	public void onStop(TracklyObservationContext context) {
		count(context, "queued", context.getQueued(), this::newMessageCounter);
		count(context, "rejected", context.getRejected(), this::newMessageCounter);
		count(context, "unsent", context.getUnsent(), this::newMessageCounter);
		count(context, "unknown", context.getUnknown(), this::newMessageCounter);
	}

	private void count(TracklyObservationContext context, String subject, long number, Function<Key, Counter> factory) {
		if (number > 0) {
			this.counters.computeIfAbsent(new Key(subject, context.getOperation(), context.getApiVersion()), factory)
				.increment(number);
		}
	}

	private Counter newMessageCounter(Key key) {
		return Counter.builder("trackly.messages")
			.description("Messages by outcome")
			.baseUnit("messages")
			.tag("outcome", key.subject())
			.tag("operation", key.operation())
			.tag("api.version", key.apiVersion())
			.register(this.meterRegistry);
	}

	private Counter newRequestCounter(String name, String description, Key key) {
		return Counter.builder(name)
			.description(description)
			.tag("operation", key.operation())
			.tag("api.version", key.apiVersion())
			.register(this.meterRegistry);
	}

	private record Key(String subject, String operation, String apiVersion) {

	}

}
