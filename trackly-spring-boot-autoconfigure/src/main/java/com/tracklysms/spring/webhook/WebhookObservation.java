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

import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

import com.tracklysms.spring.observation.TracklyWebhookObservationContext;
import com.tracklysms.spring.observation.TracklyWebhookObservationConvention;
import com.tracklysms.spring.observation.TracklyWebhookObservationDocumentation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.log.LogMessage;

/**
 * Observation of one request. A failure of an observer does not change its outcome.
 */
final class WebhookObservation {

	private static final Log logger = LogFactory.getLog(WebhookObservation.class);

	private static final TracklyWebhookObservationConvention CONVENTION = new TracklyWebhookObservationConvention();

	private final TracklyWebhookObservationContext context = new TracklyWebhookObservationContext();

	private final Observation observation;

	private WebhookObservation(ObservationRegistry registry) {
		this.observation = TracklyWebhookObservationDocumentation.WEBHOOK.observation(null, CONVENTION,
				() -> this.context, registry);
	}

	/**
	 * Observe a request.
	 * @param registry the registry of observations
	 * @param request the request, which throws nothing
	 * @return its outcome
	 */
	static WebhookOutcome observe(ObservationRegistry registry, Function<WebhookObservation, WebhookOutcome> request) {
		WebhookObservation current = new WebhookObservation(registry);
		current.tell(current.observation::start);
		WebhookOutcome outcome = current.within(() -> request.apply(current));
		current.context.setOutcome(outcome.name().toLowerCase(Locale.ROOT));
		current.tell(current.observation::stop);
		return outcome;
	}

	private WebhookOutcome within(Supplier<WebhookOutcome> request) {
		Observation.Scope scope = openScope();
		try {
			return request.get();
		}
		finally {
			tell(scope::close);
		}
	}

	private Observation.Scope openScope() {
		try {
			return this.observation.openScope();
		}
		catch (RuntimeException ex) {
			warn(ex);
			return Observation.Scope.NOOP;
		}
	}

	/**
	 * Note the name of the event.
	 * @param event the name as documented, or {@code other}
	 */
	void read(String event) {
		this.context.setEvent(event);
	}

	/**
	 * Note the time between the event and its processing.
	 * @param lag the time, or {@code null} if the event has none
	 */
	void processed(@Nullable Duration lag) {
		this.context.setLag(lag);
	}

	void failed(WebhookFailure failure) {
		tell(() -> this.observation.error(failure));
	}

	private void tell(Runnable notification) {
		try {
			notification.run();
		}
		catch (RuntimeException ex) {
			warn(ex);
		}
	}

	private void warn(RuntimeException failure) {
		logger
			.warn(LogMessage.format("An observer of the webhook failed: %s", WebhookFailure.of(failure).getMessage()));
	}

}
