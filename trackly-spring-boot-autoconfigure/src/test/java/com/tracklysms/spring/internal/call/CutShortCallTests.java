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

package com.tracklysms.spring.internal.call;

import java.time.Duration;
import java.util.List;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.error.TracklyResponseTimeoutException;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.ratelimit.RateLimitStore;
import com.tracklysms.spring.ratelimit.StoreFailureMode;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Connector;
import com.tracklysms.spring.testsupport.RawServer;
import com.tracklysms.spring.testsupport.Style;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for attempts that are under way when the maximum duration of their call is over.
 * All other timeouts are longer than the tests may take.
 */
@ParameterizedClass
@EnumSource
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CutShortCallTests {

	private static final Duration TIME = Duration.ofMillis(300);

	private final Style style;

	CutShortCallTests(Style style) {
		this.style = style;
	}

	private static RawServer silentAfterAnAnswer() {
		return RawServer.start((connection) -> {
			if (connection.readRequest() != null && connection.server().requests().size() == 1) {
				connection.answer(201, Call.SEND.success);
				connection.readRequest();
			}
			connection.awaitClose();
		});
	}

	/**
	 * Has been used, so that the time is not spent on the loading of classes.
	 */
	private TracklyOperations usedTemplate(TracklyTemplateBuilder builder) {
		TracklyOperations template = this.style
			.build(builder.retry((settings) -> settings.withInitialInterval(Duration.ZERO)));
		Call.SEND.on(template);
		return template;
	}

	@ParameterizedTest
	@EnumSource
	void requestThatWasSentLeavesTheOutcomeOpen(Connector connector) {
		try (RawServer server = silentAfterAnAnswer()) {
			TracklyOperations template = usedTemplate(TestTemplates.forPort(server.port(), connector));
			TracklyException exception = catchThrowableOfType(TracklyException.class,
					() -> Call.SEND.on(template.withMaxDuration(TIME)));
			assertThat(exception).isExactlyInstanceOf(TracklyResponseTimeoutException.class)
				.hasMessage("No response from the Trackly API before the time of the call was over (withMaxDuration). "
						+ "The message may have been queued");
		}
	}

	@Test
	void attemptIsCutShortAlsoIfItMayBeRepeated() {
		try (RawServer server = silentAfterAnAnswer()) {
			TracklyOperations template = usedTemplate(TestTemplates.forPort(server.port())
				.retry((settings) -> settings.withIndeterminate(true).withMaxRetries(100)));
			TracklyException exception = catchThrowableOfType(TracklyException.class,
					() -> Call.SEND.on(template.withMaxDuration(TIME)));
			assertThat(exception).isExactlyInstanceOf(TracklyResponseTimeoutException.class);
			assertThat(server.requests()).hasSize(2);
		}
	}

	@Test
	void readIsCutShortWithoutADoubt() {
		try (RawServer server = silentAfterAnAnswer()) {
			TracklyOperations template = usedTemplate(TestTemplates.forPort(server.port()));
			TracklyException exception = catchThrowableOfType(TracklyException.class,
					() -> template.withMaxDuration(TIME).opsForLists().findAll());
			assertThat(exception).isExactlyInstanceOf(TracklyResponseTimeoutException.class)
				.hasMessageEndingWith("(withMaxDuration)");
		}
	}

	@Test
	void batchOfASendAllThatWasSentIsUnknown() {
		try (RawServer server = silentAfterAnAnswer()) {
			TracklyOperations template = usedTemplate(TestTemplates.forPort(server.port()));
			SendReport report = template.withMaxDuration(TIME).sendAll(List.of(Call.MESSAGE, Call.MESSAGE));
			assertThat(report.unknownMessages()).hasSize(2)
				.allSatisfy((unknown) -> assertThat(unknown.failure())
					.isExactlyInstanceOf(TracklyResponseTimeoutException.class));
		}
	}

	/**
	 * The only connection is taken by another call.
	 */
	@Test
	void requestThatWaitsForAConnectionIsCertainlyNotSent() throws InterruptedException {
		ConnectionProvider pool = ConnectionProvider.create("single", 1);
		WebClient.Builder webClient = WebClient.builder()
			.clientConnector(new ReactorClientHttpConnector(HttpClient.create(pool)));
		try (RawServer server = RawServer.start((connection) -> {
			connection.readRequest();
			connection.awaitClose();
		})) {
			TracklyTemplateBuilder builder = TestTemplates.forPort(server.port(), webClient);
			TracklyOperations template = this.style.build(builder);
			builder.buildReactive().send(Call.MESSAGE).onErrorComplete().subscribe();
			server.awaitRequest();
			TracklyException exception = catchThrowableOfType(TracklyException.class,
					() -> Call.SEND.on(template.withMaxDuration(TIME)));
			assertThat(exception).isExactlyInstanceOf(TracklyConnectionException.class)
				.hasMessage("Request was not sent, no connection to the Trackly API could be used before the time of "
						+ "the call was over (withMaxDuration)");
			assertThat(server.requests()).hasSize(1);
		}
		pool.dispose();
	}

	@ParameterizedTest
	@EnumSource
	void timeThatTheStoreOfASharedLimitTakesCounts(StoreFailureMode onFailure) {
		RateLimitStore silent = (limit, permits, perSecond, longestWait) -> Mono.<Duration>never().block();
		try (RawServer server = silentAfterAnAnswer()) {
			TracklyOperations template = this.style.build(TestTemplates.forPort(server.port())
				.rateLimit((settings) -> settings.withSendPerSecond(100))
				.sharedRateLimit(silent, onFailure));
			TracklyException exception = catchThrowableOfType(TracklyException.class,
					() -> Call.SEND.on(template.withMaxDuration(Duration.ofMillis(20))));
			assertThat(exception).isInstanceOfAny(TracklyRateLimitException.class, TracklyConnectionException.class);
			assertThat(server.requests()).isEmpty();
		}
	}

}
