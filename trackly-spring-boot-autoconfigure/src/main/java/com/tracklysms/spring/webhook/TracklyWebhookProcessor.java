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
import java.time.Instant;

import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.log.LogMessage;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;

/**
 * Processes requests to a webhook: verifies, reads, de-duplicates and publishes events.
 * <p>
 * It can be called from a controller of the application, for instance for a second
 * account: <pre class="code">
 * &#064;PostMapping("/webhooks/other")
 * ResponseEntity&lt;Void&gt; receive(&#064;RequestBody byte[] body, &#064;RequestHeader HttpHeaders headers) {
 *   WebhookOutcome outcome = this.processor.process(body, headers);
 *   return ResponseEntity.status(outcome.getStatus()).headers(outcome.getHeaders()).build();
 * }
 * </pre>
 *
 * @since 0.1.0
 */
public final class TracklyWebhookProcessor {

	private static final Log logger = LogFactory.getLog(TracklyWebhookProcessor.class);

	private final WebhookSignatureVerifier signatureVerifier;

	private final WebhookEventReader reader = new WebhookEventReader();

	private final WebhookEventStore store;

	private final ApplicationEventPublisher publisher;

	private final WebhookLimits limits;

	private final Clock clock;

	private final ObservationRegistry observationRegistry;

	TracklyWebhookProcessor(TracklyWebhookProcessorBuilder builder) {
		this.signatureVerifier = builder.signatureVerifier();
		this.store = builder.store();
		this.publisher = builder.publisher();
		this.limits = builder.limits();
		this.clock = builder.clock();
		this.observationRegistry = builder.observationRegistry();
	}

	/**
	 * Return a builder.
	 * @param signatureVerifier the verifier of signatures
	 * @param publisher the publisher of events, usually the application context. What it
	 * throws is a failure of a listener
	 * @return a new builder
	 */
	public static TracklyWebhookProcessorBuilder builder(WebhookSignatureVerifier signatureVerifier,
			ApplicationEventPublisher publisher) {
		return new TracklyWebhookProcessorBuilder(signatureVerifier, publisher);
	}

	/**
	 * Return the maximum size of a body. Of a larger one, no more than one byte beyond
	 * has to be read before it is processed, and so refused.
	 * @return the size, less than 2 GB
	 */
	public DataSize getMaxBodySize() {
		return this.limits.maxBodySize();
	}

	/**
	 * Process a request. Blocks for as long as listeners and the store take.
	 * @param body the body, as received
	 * @param headers the headers
	 * @return the outcome, with what to answer
	 */
	public WebhookOutcome process(byte[] body, HttpHeaders headers) {
		return WebhookObservation.observe(this.observationRegistry,
				(observation) -> process(body, headers, observation));
	}

	/**
	 * Whatever is thrown is answered: the container would dispatch it to the error page,
	 * which security protects.
	 */
	private WebhookOutcome process(byte[] body, HttpHeaders headers, WebhookObservation observation) {
		try {
			return outcome(body, headers, observation);
		}
		catch (Throwable ex) {
			return failed(ex, "the verifier of signatures", observation, WebhookOutcome.FAILED);
		}
	}

	private WebhookOutcome outcome(byte[] body, HttpHeaders headers, WebhookObservation observation) {
		if (body.length > getMaxBodySize().toBytes()) {
			return WebhookOutcome.TOO_LARGE;
		}
		if (!this.signatureVerifier.verify(body, headers)) {
			logger.debug("Request to the webhook was refused: its signature is missing or wrong");
			return WebhookOutcome.UNVERIFIED;
		}
		TracklyWebhookEvent event = this.reader.read(body);
		if (event == null) {
			logger.warn("Event was not published: its body is signed, but is not an object of JSON");
			return WebhookOutcome.MALFORMED;
		}
		observation.read(nameOf(event));
		WebhookOutcome refusal = refusal(event);
		return (refusal != null) ? refusal : publish(event, WebhookEventKey.of(event, body), observation);
	}

	/**
	 * Names are limited to those that are documented, since they become tags of metrics.
	 */
	private String nameOf(TracklyWebhookEvent event) {
		return (event instanceof UnknownWebhookEvent) ? "other" : event.event();
	}

	private @Nullable WebhookOutcome refusal(TracklyWebhookEvent event) {
		Instant timestamp = event.timestamp();
		Instant now = this.clock.instant();
		if (timestamp == null) {
			return null;
		}
		if (timestamp.isBefore(now.minus(this.limits.maxAge()))) {
			logger.warn(LogMessage.format("Event %s of %s was not published: it is older than %s", nameOf(event),
					timestamp, this.limits.maxAge()));
			return WebhookOutcome.EXPIRED;
		}
		if (timestamp.isAfter(now.plus(this.limits.maxClockSkew()))) {
			logger.warn(LogMessage.format(
					"Event %s of %s was not published: it is more than %s in the future. Check the clock",
					nameOf(event), timestamp, this.limits.maxClockSkew()));
			return WebhookOutcome.FROM_THE_FUTURE;
		}
		return null;
	}

	private WebhookOutcome publish(TracklyWebhookEvent event, String key, WebhookObservation observation) {
		Publication publication = new Publication(event, this.publisher);
		try {
			if (!this.store.executeOnce(key, publication)) {
				return WebhookOutcome.DUPLICATE;
			}
			observation.processed(lagOf(event));
			return WebhookOutcome.PROCESSED;
		}
		catch (WebhookEventInProgressException ex) {
			return WebhookOutcome.IN_PROGRESS;
		}
		catch (Throwable ex) {
			return publication.isFailed() ? failed(ex, "a listener", observation, WebhookOutcome.FAILED)
					: failed(ex, "the store of processed events", observation, WebhookOutcome.STORE_UNAVAILABLE);
		}
	}

	private WebhookOutcome failed(Throwable thrown, String what, WebhookObservation observation,
			WebhookOutcome outcome) {
		WebhookFailure failure = WebhookFailure.of(thrown);
		observation.failed(failure);
		logger.error(LogMessage.format("Event was not processed and is expected to be sent again, since %s failed: %s",
				what, failure.getMessage()));
		return outcome;
	}

	private @Nullable Duration lagOf(TracklyWebhookEvent event) {
		Instant timestamp = event.timestamp();
		Duration lag = (timestamp != null) ? Duration.between(timestamp, this.clock.instant()) : null;
		return (lag != null && lag.isNegative()) ? Duration.ZERO : lag;
	}

	/**
	 * Return a description without the secrets.
	 */
	@Override
	public String toString() {
		return "TracklyWebhookProcessor[" + this.signatureVerifier + ", " + this.limits + "]";
	}

	/**
	 * Publication of an event, which knows whether it has failed.
	 */
	private static final class Publication implements Runnable {

		private final TracklyWebhookEvent event;

		private final ApplicationEventPublisher publisher;

		private boolean failed;

		Publication(TracklyWebhookEvent event, ApplicationEventPublisher publisher) {
			this.event = event;
			this.publisher = publisher;
		}

		@Override
		public void run() {
			this.failed = true;
			this.publisher.publishEvent(this.event);
			this.failed = false;
		}

		boolean isFailed() {
			return this.failed;
		}

	}

}
