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

package com.tracklysms.spring.internal.ratelimit;

import java.time.Duration;
import java.time.Instant;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.tracklysms.spring.ReactiveTracklyOperations;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.MutableClock;
import com.tracklysms.spring.testsupport.RecordingSleeper;
import com.tracklysms.spring.testsupport.Style;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.mock;

/**
 * Tests for what templates say about the limits of the API.
 */
@ParameterizedClass
@EnumSource
class RateLimitedForTests {

	private static final Duration ANNOUNCED = Duration.ofSeconds(8);

	/**
	 * The number of refusals that close a limit.
	 */
	private static final int IN_A_ROW = 4;

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	private final RecordingSleeper sleeper = new RecordingSleeper(
			new MutableClock(Instant.parse("2026-11-23T10:00:00Z")));

	private final Style style;

	RateLimitedForTests(Style style) {
		this.style = style;
	}

	private TracklyTemplateBuilder builder() {
		return TestTemplates.recording(TestTemplates.forPort(server.getPort()), this.sleeper)
			.retry((settings) -> settings.withEnabled(false));
	}

	private void refuse(Call call, TracklyOperations template) {
		server.stubFor(post(call.path).willReturn(jsonResponse("{}", 429).withHeader("Retry-After", "8")));
		for (int time = 0; time < IN_A_ROW; time++) {
			assertThatExceptionOfType(TracklyRateLimitException.class).isThrownBy(() -> call.on(template));
		}
	}

	@Test
	void refusalsInARowCloseTheLimitOfItsKindForTheAnnouncedTime() {
		TracklyOperations template = this.style.build(builder());
		assertThat(template.rateLimitedFor()).isZero();
		refuse(Call.SEND, template);
		assertThat(template.rateLimitedFor()).isEqualTo(ANNOUNCED);
		assertThat(template.bulkRateLimitedFor()).isZero();
		refuse(Call.SEND_BULK, template);
		this.sleeper.clock().advance(Duration.ofSeconds(3));
		assertThat(template.bulkRateLimitedFor()).isEqualTo(Duration.ofSeconds(5));
		this.sleeper.clock().advance(Duration.ofSeconds(5));
		assertThat(template.rateLimitedFor()).isZero();
		assertThat(template.bulkRateLimitedFor()).isZero();
	}

	@Test
	void templateThatHasNeverSentKnowsTheRefusalsOfOthersAndBuildsNoClient() {
		TracklyTemplateBuilder builder = TestTemplates.recording(TracklyTemplate.builder(() -> {
			throw new AssertionError("Client built");
		}), this.sleeper)
			.baseUrl("http://localhost:" + server.getPort() + "/api")
			.apiKey(TestTemplates.API_KEY)
			.from(TestTemplates.FROM);
		assertThat(this.style.build(builder).rateLimitedFor()).isZero();
		TracklyTemplateBuilder common = builder();
		TracklyOperations unused = this.style.build(common);
		refuse(Call.SEND, Style.BLOCKING.build(common.copy()));
		assertThat(unused.rateLimitedFor()).isEqualTo(ANNOUNCED);
		assertThat(unused.withMaxDuration(Duration.ofSeconds(1)).rateLimitedFor()).isEqualTo(ANNOUNCED);
	}

	@Test
	void otherAccountIsNotClosed() {
		TracklyTemplateBuilder builder = builder();
		refuse(Call.SEND, this.style.build(builder));
		TracklyOperations other = this.style.build(builder.copy().apiKey("trk_00000000000000000000000000000000"));
		assertThat(other.rateLimitedFor()).isZero();
	}

	@Test
	void nothingIsKnownWithoutAdaptiveLimits() {
		TracklyOperations template = this.style
			.build(builder().rateLimit((settings) -> settings.withAdaptive(false).withSendPerSecond(1)));
		refuse(Call.SEND, template);
		assertThat(template.rateLimitedFor()).isZero();
	}

	@Test
	void implementationsOfTheApplicationAreNotForcedToKnow() {
		TracklyOperations blocking = mock(TracklyOperations.class, CALLS_REAL_METHODS);
		ReactiveTracklyOperations reactive = mock(ReactiveTracklyOperations.class, CALLS_REAL_METHODS);
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(blocking::rateLimitedFor);
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(blocking::bulkRateLimitedFor);
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(reactive::rateLimitedFor);
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(reactive::bulkRateLimitedFor);
	}

}
