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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.tracklysms.spring.testsupport.MutableClock;
import com.tracklysms.spring.testsupport.WebhookRequests;
import org.junit.jupiter.api.Test;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TracklyWebhookProcessor} as time goes by.
 */
class TracklyWebhookProcessorTests {

	private static final Instant START = Instant.parse("2026-01-15T10:30:00Z");

	/**
	 * Times after which Trackly sends an event again, as documented.
	 */
	private static final List<Duration> REPETITIONS = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5),
			Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(2));

	private final MutableClock clock = new MutableClock(START);

	private final List<Object> received = new ArrayList<>();

	private final ApplicationEventPublisher publisher = this.received::add;

	@Test
	void eventIsPublishedAtEachRepetitionUntilNoListenerFails() {
		TracklyWebhookProcessor processor = builder((event) -> {
			this.received.add(event);
			if (this.received.size() <= REPETITIONS.size()) {
				throw new IllegalStateException();
			}
		}).build();
		String event = WebhookRequests.delivery("p-1", "delivered", START.toString());
		for (Duration pause : REPETITIONS) {
			assertThat(process(processor, event)).isEqualTo(WebhookOutcome.FAILED);
			this.clock.advance(pause);
		}
		assertThat(this.clock.instant()).isEqualTo(START.plus(Duration.ofMinutes(201)));
		assertThat(process(processor, event)).isEqualTo(WebhookOutcome.PROCESSED);
		assertThat(process(processor, event)).isEqualTo(WebhookOutcome.DUPLICATE);
		assertThat(this.received).hasSize(REPETITIONS.size() + 1);
	}

	@Test
	void eventIsRememberedForAsLongAsItIsYoungEnough() {
		TracklyWebhookProcessor processor = builder(this.publisher).maxAge(Duration.ofDays(7)).build();
		String event = WebhookRequests.delivery("p-2", "delivered", START.plus(Duration.ofMinutes(4)).toString());
		assertThat(process(processor, event)).isEqualTo(WebhookOutcome.PROCESSED);
		this.clock.advance(Duration.ofDays(7).plusMinutes(4));
		assertThat(process(processor, event)).isEqualTo(WebhookOutcome.DUPLICATE);
		this.clock.advance(Duration.ofMillis(1));
		assertThat(process(processor, event)).isEqualTo(WebhookOutcome.EXPIRED);
		assertThat(this.received).hasSize(1);
	}

	@Test
	void eventWithoutTimeIsForgottenByTheSameClock() {
		TracklyWebhookProcessor processor = builder(this.publisher).build();
		assertThat(process(processor, "{\"event\":\"reply\"}")).isEqualTo(WebhookOutcome.PROCESSED);
		this.clock.advance(Duration.ofHours(24));
		assertThat(process(processor, "{\"event\":\"reply\"}")).isEqualTo(WebhookOutcome.DUPLICATE);
		this.clock.advance(Duration.ofHours(2));
		assertThat(process(processor, "{\"event\":\"reply\"}")).isEqualTo(WebhookOutcome.PROCESSED);
	}

	private TracklyWebhookProcessorBuilder builder(ApplicationEventPublisher publisher) {
		return TracklyWebhookProcessor
			.builder(new HmacWebhookSignatureVerifier(List.of(WebhookRequests.SECRET)), publisher)
			.clock(this.clock);
	}

	private static WebhookOutcome process(TracklyWebhookProcessor processor, String event) {
		byte[] body = WebhookRequests.bytes(event);
		HttpHeaders headers = new HttpHeaders();
		headers.set(WebhookRequests.HEADER, WebhookRequests.sign(body, WebhookRequests.SECRET));
		return processor.process(body, headers);
	}

}
