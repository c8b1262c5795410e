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

package com.tracklysms.spring.internal.retry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.tracklysms.spring.ReactiveTracklyOperations;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.message.FailedMessage;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Contract;
import com.tracklysms.spring.testsupport.MutableClock;
import com.tracklysms.spring.testsupport.RecordingSleeper;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.mock;

/**
 * Tests for what a call with a maximum duration of its own waits for. No test waits: the
 * sleeper moves the clock.
 */
@ParameterizedClass
@EnumSource
class MaxDurationTests {

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	private final RecordingSleeper sleeper = new RecordingSleeper(
			new MutableClock(Instant.parse("2026-11-23T10:00:00Z")));

	private final Contract contract;

	MaxDurationTests(Contract contract) {
		this.contract = contract;
	}

	private TracklyTemplateBuilder builder() {
		return TestTemplates.recording(TestTemplates.forPort(server.getPort()), this.sleeper)
			.rateLimit((settings) -> settings.withAdaptive(false));
	}

	@ParameterizedTest
	@EnumSource
	void waitThatExceedsTheTimeOfTheCallFailsAtOnceAndThatOfTheTemplateDoesNot(Call call) {
		TracklyOperations template = refusedOnce(call, "8", builder());
		TracklyException exception = catchThrowableOfType(TracklyException.class,
				() -> call.on(template.withMaxDuration(Duration.ofSeconds(5))));
		assertThat(exception).isExactlyInstanceOf(TracklyRateLimitException.class);
		assertThat(((TracklyRateLimitException) exception).getRetryAfter()).isEqualTo(Duration.ofSeconds(8));
		assertThat(this.sleeper.waits()).isEmpty();
		server.resetScenarios();
		call.on(template);
		assertThat(this.sleeper.waits()).containsExactly(Duration.ofSeconds(8));
	}

	@ParameterizedTest
	@EnumSource
	void longerTimeThanThatOfTheTemplateCounts(Call call) {
		TracklyOperations template = refusedOnce(call, "60",
				builder().retry((settings) -> settings.withMaxDuration(Duration.ofSeconds(5))));
		call.on(template.withMaxDuration(Duration.ofMinutes(10)));
		assertThat(this.sleeper.waits()).containsExactly(Duration.ofMinutes(1));
	}

	@Test
	void lastOfSeveralTimesCounts() {
		TracklyOperations template = refusedOnce(Call.SEND, "8", builder());
		Call.SEND.on(template.withMaxDuration(Duration.ofSeconds(1)).withMaxDuration(Duration.ofSeconds(20)));
		assertThat(this.sleeper.waits()).containsExactly(Duration.ofSeconds(8));
	}

	@Test
	void longestTimeThereIsCounts() {
		TracklyOperations template = refusedOnce(Call.SEND, "8", builder());
		Call.SEND.on(template.withMaxDuration(Duration.ofSeconds(Long.MAX_VALUE)));
		assertThat(this.sleeper.waits()).containsExactly(Duration.ofSeconds(8));
	}

	/**
	 * A request that is sent at the last moment would have no time to be answered, and
	 * its certain refusal would become an uncertain end.
	 */
	@ParameterizedTest
	@ValueSource(ints = { 4500, 4501 })
	void lastTenthOfTheTimeIsLeftToAnAttempt(int wait) {
		TracklyTemplateBuilder builder = builder()
			.retry((settings) -> settings.withInitialInterval(Duration.ofMillis(wait)));
		TracklyOperations template = refusedOnce(Call.SEND, "0", builder).withMaxDuration(Duration.ofSeconds(5));
		if (wait <= 4500) {
			assertThat(Call.SEND.on(template)).isNotNull();
		}
		else {
			assertThat(catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(template)))
				.isExactlyInstanceOf(TracklyRateLimitException.class);
			assertThat(this.sleeper.waits()).isEmpty();
		}
	}

	@Test
	void moreThanASecondIsNeverLeftToAnAttempt() {
		TracklyOperations template = refusedOnce(Call.SEND, "59", builder());
		Call.SEND.on(template.withMaxDuration(Duration.ofMinutes(1)));
		assertThat(this.sleeper.waits()).containsExactly(Duration.ofSeconds(59));
	}

	@Test
	void wakingUpAfterTheEndOfTheTimeSendsNothing() {
		TracklyTemplateBuilder late = TestTemplates.timing(builder(), (timing) -> timing.withSleeper((wait) -> {
			this.sleeper.sleep(wait);
			this.sleeper.clock().advance(Duration.ofHours(1));
		})
			.withDelay((wait) -> this.sleeper.of(wait)
				.doOnNext((end) -> this.sleeper.clock().advance(Duration.ofHours(1)))));
		TracklyOperations template = refusedOnce(Call.SEND, "1", late).withMaxDuration(Duration.ofSeconds(5));
		TracklyException exception = catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(template));
		assertThat(exception).isExactlyInstanceOf(TracklyConnectionException.class)
			.hasMessageContaining("was not sent")
			.hasMessageContaining("withMaxDuration");
		verifyRequests(Call.SEND, 1);
	}

	@ParameterizedTest
	@EnumSource
	void callThatWouldWaitTooLongForItsTurnFailsAtOnce(Call call) {
		server
			.stubFor(post(this.contract.path(call)).willReturn(jsonResponse("{}", 429).withHeader("Retry-After", "8")));
		TracklyOperations template = this.contract
			.build(TestTemplates.recording(TestTemplates.forPort(server.getPort()), this.sleeper)
				.retry((settings) -> settings.withEnabled(false)));
		// So many in a row close the limit
		for (int refusal = 0; refusal < 4; refusal++) {
			catchThrowableOfType(TracklyException.class, () -> call.on(template));
		}
		TracklyException exception = catchThrowableOfType(TracklyException.class,
				() -> call.on(template.withMaxDuration(Duration.ofSeconds(5))));
		assertThat(exception).isExactlyInstanceOf(TracklyRateLimitException.class)
			.hasMessageContaining("withMaxDuration")
			.hasMessageNotContaining("max-duration");
		assertThat(((TracklyRateLimitException) exception).getRetryAfter()).isEqualTo(Duration.ofSeconds(8));
		assertThat(this.sleeper.waits()).isEmpty();
		verifyRequests(call, 4);
	}

	@Test
	void callKeepsToTheConfiguredLimitOfItsTemplate() {
		TracklyOperations template = refusedOnce(Call.SEND, "0",
				builder().rateLimit((settings) -> settings.withSendPerSecond(1)))
			.withMaxDuration(Duration.ofSeconds(1));
		Call.SEND.on(this.contract.build(builder()));
		Call.SEND.on(template);
		assertThat(catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(template)))
			.isExactlyInstanceOf(TracklyRateLimitException.class)
			.hasMessageContaining("withMaxDuration");
	}

	@Test
	void listsAreReadWithinTheTime() {
		server.stubFor(get("/api/v2/lists").willReturn(jsonResponse("{}", 429).withHeader("Retry-After", "8")));
		TracklyOperations template = this.contract.build(builder()).withMaxDuration(Duration.ofSeconds(5));
		assertThat(catchThrowableOfType(TracklyException.class, () -> template.opsForLists().findAll()))
			.isExactlyInstanceOf(TracklyRateLimitException.class);
		assertThat(this.sleeper.waits()).isEmpty();
	}

	/**
	 * Both batches are refused twice, and their waits together exceed the time.
	 */
	@Test
	void eachBatchOfASendAllHasTheWholeTime() {
		TracklyOperations template = refusedOnce(Call.SEND_BULK, "4",
				builder().bulk((settings) -> settings.withBatchSize(1).withConcurrency(1)));
		this.sleeper.clock().advance(Duration.ofHours(1));
		SendReport first = template.withMaxDuration(Duration.ofSeconds(5)).sendAll(List.of(Call.MESSAGE, Call.MESSAGE));
		assertThat(first.queued()).isEqualTo(2);
		server.resetScenarios();
		SendReport second = template.withMaxDuration(Duration.ofSeconds(3))
			.sendAll(List.of(Call.MESSAGE, Call.MESSAGE));
		assertThat(second.queued()).isEqualTo(1);
		assertThat(second.unsentMessages()).singleElement().extracting(FailedMessage::position).isEqualTo(0L);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT-1S", "PT-0.000000001S" })
	void timeOfNothingIsRefusedByName(Duration none) {
		TracklyOperations template = this.contract.build(builder());
		assertThatIllegalArgumentException().isThrownBy(() -> template.withMaxDuration(none))
			.withMessageContaining("'maxDuration' must be more than zero");
	}

	@Test
	void implementationsOfTheApplicationAreNotForcedToSupportIt() {
		assertThat(catchThrowableOfType(UnsupportedOperationException.class,
				() -> mock(TracklyOperations.class, CALLS_REAL_METHODS).withMaxDuration(Duration.ofSeconds(1))))
			.isNotNull();
		assertThat(catchThrowableOfType(UnsupportedOperationException.class,
				() -> mock(ReactiveTracklyOperations.class, CALLS_REAL_METHODS).withMaxDuration(Duration.ofSeconds(1))))
			.isNotNull();
	}

	private TracklyOperations refusedOnce(Call call, String retryAfter, TracklyTemplateBuilder builder) {
		server.stubFor(inTurn(call, Scenario.STARTED, "Refused",
				jsonResponse("{}", 429).withHeader("Retry-After", retryAfter)));
		server.stubFor(inTurn(call, "Refused", "Refused", jsonResponse(call.success, 201)));
		return this.contract.build(builder);
	}

	private MappingBuilder inTurn(Call call, String state, String next, ResponseDefinitionBuilder response) {
		return post(this.contract.path(call)).inScenario(call.name())
			.whenScenarioStateIs(state)
			.willSetStateTo(next)
			.willReturn(response);
	}

	private void verifyRequests(Call call, int count) {
		server.verify(count, postRequestedFor(urlEqualTo(this.contract.path(call))));
	}

}
