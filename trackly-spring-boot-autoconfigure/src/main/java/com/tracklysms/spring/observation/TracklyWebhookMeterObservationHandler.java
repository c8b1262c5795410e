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

import java.time.Duration;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

import org.springframework.util.Assert;

/**
 * {@link ObservationHandler} for webhooks of the application.
 * <ul>
 * <li>{@code trackly.webhook.lag}: timer of the time between an event, according to
 * Trackly, and its processing, by {@code event}.
 * <li>{@code trackly.webhook.refused}: requests whose signature was missing or wrong.
 * </ul>
 * The duration of processing is recorded by Micrometer's own handler.
 *
 * @since 0.1.0
 */
public class TracklyWebhookMeterObservationHandler implements ObservationHandler<TracklyWebhookObservationContext> {

	private static final String UNVERIFIED = "unverified";

	private final MeterRegistry meterRegistry;

	private final Counter refused;

	/**
	 * Create a new handler.
	 * @param meterRegistry the registry of the meters
	 * @throws IllegalArgumentException if the registry is {@code null}
	 */
	public TracklyWebhookMeterObservationHandler(MeterRegistry meterRegistry) {
		Assert.notNull(meterRegistry, "'meterRegistry' must not be null");
		this.meterRegistry = meterRegistry;
		this.refused = Counter.builder("trackly.webhook.refused")
			.description("Requests whose signature was missing or wrong")
			.baseUnit("requests")
			.register(meterRegistry);
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof TracklyWebhookObservationContext;
	}

	@Override
	public void onStop(TracklyWebhookObservationContext context) {
		if (UNVERIFIED.equals(context.getOutcome())) {
			this.refused.increment();
		}
		Duration lag = context.getLag();
		if (lag != null && context.getEvent() != null) {
			Timer.builder("trackly.webhook.lag")
				.description("Time between an event and its processing")
				.tag("event", context.getEvent())
				.register(this.meterRegistry)
				.record(lag);
		}
	}

}
