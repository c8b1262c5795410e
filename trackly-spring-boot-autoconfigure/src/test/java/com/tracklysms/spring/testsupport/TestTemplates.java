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

package com.tracklysms.spring.testsupport;

import java.time.Duration;
import java.util.function.UnaryOperator;

import com.tracklysms.spring.BuilderTiming;
import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.internal.retry.Timing;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Builders of templates for tests.
 */
public final class TestTemplates {

	public static final String API_KEY = "trk_a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6";

	public static final String FROM = "pn_abc123def456";

	public static final String LIST_NUMBER = "+18005550199";

	private TestTemplates() {
	}

	public static TracklyTemplateBuilder forPort(int port) {
		return forPort(port, Connector.REACTOR);
	}

	public static TracklyTemplateBuilder forPort(int port, Connector connector) {
		return forPort(port, connector, Duration.ofSeconds(30));
	}

	public static TracklyTemplateBuilder forPort(int port, Connector connector, Duration readTimeout) {
		return forPort(port, connector.webClientBuilder(readTimeout));
	}

	public static TracklyTemplateBuilder forPort(int port, WebClient.Builder webClientBuilder) {
		return TracklyTemplate.builder(webClientBuilder)
			.baseUrl("http://localhost:" + port + "/api")
			.apiKey(API_KEY)
			.from(FROM);
	}

	/**
	 * Change the clocks, waits and chance of a builder.
	 */
	public static TracklyTemplateBuilder timing(TracklyTemplateBuilder builder, UnaryOperator<Timing> change) {
		return BuilderTiming.change(builder, change);
	}

	/**
	 * Have both templates wait by a sleeper that moves the clock, and leave nothing to
	 * chance.
	 */
	public static TracklyTemplateBuilder recording(TracklyTemplateBuilder builder, RecordingSleeper sleeper) {
		return timing(builder,
				(timing) -> timing.withClock(sleeper.clock())
					.withSleeper(sleeper)
					.withDelay(sleeper)
					.withRandom(() -> 0));
	}

	/**
	 * Have both templates wait for no time, and so keep no pace.
	 */
	public static TracklyTemplateBuilder impatient(TracklyTemplateBuilder builder) {
		return timing(builder.rateLimit((settings) -> settings.withAdaptive(false)),
				(timing) -> timing.withSleeper((duration) -> {
				}).withDelay(Mono::just));
	}

	/**
	 * For tests in which a retry would be a mistake: a wait fails.
	 */
	public static TracklyTemplateBuilder withoutWaits(TracklyTemplateBuilder builder) {
		return timing(builder, (timing) -> timing.withSleeper((duration) -> {
			throw new AssertionError("Waited for " + duration);
		}).withDelay((duration) -> Mono.error(new AssertionError("Waited for " + duration))));
	}

	public static TracklyTemplate neverWaiting(TracklyTemplateBuilder builder) {
		return withoutWaits(builder).build();
	}

}
