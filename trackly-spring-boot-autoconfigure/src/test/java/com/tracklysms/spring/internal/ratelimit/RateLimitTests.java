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
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.MutableClock;
import com.tracklysms.spring.testsupport.RecordingSleeper;
import com.tracklysms.spring.testsupport.Style;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.http.HttpStatus;

import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for how calls keep within a limit, a configured and a learned one, with both
 * templates. No test waits: the sleeper moves the clock.
 */
@ParameterizedClass
@EnumSource
class RateLimitTests {

	/**
	 * The number of refusals that hold back the others.
	 */
	private static final int IN_A_ROW = 4;

	private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	private final RecordingSleeper sleeper = new RecordingSleeper(
			new MutableClock(Instant.parse("2026-11-23T10:00:00Z")));

	private final Style style;

	RateLimitTests(Style style) {
		this.style = style;
	}

	@BeforeEach
	void acceptAll() {
		for (Call call : Call.values()) {
			server.stubFor(post(call.path).willReturn(jsonResponse(call.success, 201)));
		}
	}

	private TracklyTemplateBuilder builder() {
		return TestTemplates.recording(TestTemplates.forPort(server.getPort()), this.sleeper)
			.retry((settings) -> settings.withEnabled(false));
	}

	@Test
	void callsGoOutEvenlyWithinAConfiguredLimit() {
		TracklyOperations template = this.style
			.build(builder().rateLimit((settings) -> settings.withSendPerSecond(10)));
		times(6, () -> Call.SEND.on(template));
		assertThat(this.sleeper.waits()).hasSize(5)
			.allSatisfy((wait) -> assertThat(wait).isBetween(Duration.ofMillis(100), Duration.ofMillis(103)));
	}

	@Test
	void refusedCallWaitsOnceForItsBackOffAndThePaceTogether() {
		TracklyOperations template = refusedOnce(withChance(0, 0.5).retry((settings) -> settings.withEnabled(true)));
		Call.SEND.on(template);
		assertThat(this.sleeper.waits()).containsExactly(Duration.ofMillis(500));
	}

	@Test
	void refusedCallFailsAtOnceIfThePaceLeavesItNoTime() {
		TracklyOperations template = refusedOnce(withChance(0, 0.5)
			.retry((settings) -> settings.withEnabled(true).withMaxDuration(Duration.ofMillis(450))));
		assertThatExceptionOfType(TracklyRateLimitException.class).isThrownBy(() -> Call.SEND.on(template))
			.satisfies((ex) -> assertThat(ex.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS));
		assertThat(this.sleeper.waits()).isEmpty();
	}

	/**
	 * Leave different shares of the pace's pause and of the call's own wait to chance.
	 */
	private TracklyTemplateBuilder withChance(double ofPace, double ofCall) {
		Iterator<Double> chance = List.of(ofPace, ofCall).iterator();
		return TestTemplates.timing(builder(), (timing) -> timing.withRandom(chance::next));
	}

	private TracklyOperations refusedOnce(TracklyTemplateBuilder builder) {
		server.stubFor(post(Call.SEND.path).inScenario("Refused once")
			.whenScenarioStateIs(Scenario.STARTED)
			.willSetStateTo("Refused")
			.willReturn(jsonResponse("{}", 429)));
		return this.style.build(builder);
	}

	@Test
	void timeInWhichNobodySendsIsNotMadeUpFor() {
		TracklyOperations template = this.style
			.build(builder().rateLimit((settings) -> settings.withSendPerSecond(10)));
		Call.SEND.on(template);
		this.sleeper.clock().advance(Duration.ofHours(1));
		times(3, () -> Call.SEND.on(template));
		assertThat(this.sleeper.waits()).hasSize(2);
	}

	@Test
	void noSecondSeesMoreThanTheLimit() {
		TracklyOperations template = this.style
			.build(builder().rateLimit((settings) -> settings.withSendPerSecond(100)));
		List<Instant> departures = new ArrayList<>();
		times(300, () -> {
			Call.SEND.on(template);
			departures.add(this.sleeper.clock().instant());
		});
		for (int index = 100; index < departures.size(); index++) {
			assertThat(Duration.between(departures.get(index - 100), departures.get(index)))
				.isGreaterThanOrEqualTo(Duration.ofSeconds(1));
		}
	}

	@Test
	void singleSendsAndBulkRequestsHaveLimitsOfTheirOwn() {
		TracklyOperations template = this.style
			.build(builder().rateLimit((settings) -> settings.withSendPerSecond(2).withBulkPerSecond(1)));
		Call.SEND.on(template);
		Call.SEND_BULK.on(template);
		assertThat(this.sleeper.waits()).isEmpty();
		Call.SEND_BULK.on(template);
		assertThat(this.sleeper.waits()).singleElement().satisfies(this::isSomewhatMoreThanASecond);
	}

	private void isSomewhatMoreThanASecond(Duration wait) {
		assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1030));
	}

	@Test
	void sendAllKeepsWithinTheLimitOfBulkRequests() {
		TracklyOperations template = this.style.build(builder().bulk((settings) -> settings.withBatchSize(1))
			.rateLimit((settings) -> settings.withBulkPerSecond(1)));
		SendReport report = template.sendAll(List.of(Call.MESSAGE, Call.MESSAGE, Call.MESSAGE));
		assertThat(report.queued()).isEqualTo(3);
		assertThat(this.sleeper.waits()).hasSize(2).allSatisfy(this::isSomewhatMoreThanASecond);
	}

	@ParameterizedTest
	@CsvSource({ "0", "-1" })
	void limitThatIsNoneIsRefused(int perSecond) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> builder().rateLimit((settings) -> settings.withSendPerSecond(perSecond)));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> builder().rateLimit((settings) -> settings.withBulkPerSecond(perSecond)));
	}

	@Test
	void turnThatComesAfterTheTimeOfTheCallFailsWithoutARequest() {
		TracklyOperations template = this.style.build(builder().rateLimit((settings) -> settings.withSendPerSecond(1))
			.retry((settings) -> settings.withEnabled(true).withMaxDuration(Duration.ofMillis(700))));
		Call.SEND.on(template);
		TracklyRateLimitException exception = catchRefusal(Call.SEND, template);
		assertThat(exception.getStatusCode()).isNull();
		assertThat(exception.getRetryAfter()).isGreaterThan(Duration.ofMillis(700));
		assertThat(exception).hasMessageContaining("was not sent").hasMessageContaining("trackly.retry.max-duration");
		assertThat(this.sleeper.waits()).isEmpty();
		verifyRequests(Call.SEND, 1);
	}

	@Test
	void refusedCallTakesNoPermit() {
		TracklyOperations template = this.style.build(builder().rateLimit((settings) -> settings.withSendPerSecond(1))
			.retry((settings) -> settings.withMaxDuration(Duration.ofMillis(700))));
		Call.SEND.on(template);
		times(20, () -> catchRefusal(Call.SEND, template));
		this.sleeper.clock().advance(Duration.ofMillis(1030));
		Call.SEND.on(template);
		verifyRequests(Call.SEND, 2);
	}

	@Test
	void templatesOfOneKeyShareTheirLimit() {
		TracklyTemplateBuilder builder = builder().rateLimit((settings) -> settings.withSendPerSecond(1));
		Call.SEND.on(this.style.build(builder));
		Call.SEND.on(this.style.build(builder.copy().from("pn_other")));
		assertThat(this.sleeper.waits()).singleElement().satisfies(this::isSomewhatMoreThanASecond);
	}

	@Test
	void blockingAndReactiveTemplateShareTheirLimit() {
		TracklyTemplateBuilder builder = builder().rateLimit((settings) -> settings.withSendPerSecond(1));
		Call.SEND.on(Style.BLOCKING.build(builder));
		Call.SEND.on(Style.REACTIVE.build(builder));
		assertThat(this.sleeper.waits()).hasSize(1);
	}

	@Test
	void otherKeysHaveLimitsOfTheirOwn() {
		TracklyTemplateBuilder builder = builder().rateLimit((settings) -> settings.withSendPerSecond(1));
		Call.SEND.on(this.style.build(builder));
		Call.SEND.on(this.style.build(builder.copy().apiKey("trk_another")));
		assertThat(this.sleeper.waits()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void oneRefusalHoldsBackNobodyElse(Call call) {
		refuse(call, 1, rateLimited().withHeader("Retry-After", "7"));
		TracklyOperations template = this.style.build(builder());
		catchRefusal(call, template);
		times(3, () -> call.on(template));
		assertThat(this.sleeper.waits()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void refusalsInARowHoldBackTheOthersForTheAnnouncedTime(Call call) {
		refuse(call, IN_A_ROW, rateLimited().withHeader("Retry-After", "7"));
		TracklyTemplateBuilder builder = builder();
		TracklyOperations template = this.style.build(builder);
		times(IN_A_ROW, () -> catchRefusal(call, template));
		call.on(this.style.build(builder));
		assertThat(this.sleeper.waits()).containsExactly(Duration.ofSeconds(7));
	}

	@ParameterizedTest
	@EnumSource
	void refusalsInARowWithoutAnAnnouncementHoldBackTheOthersForAMoment(Call call) {
		refuse(call, IN_A_ROW, rateLimited());
		TracklyTemplateBuilder builder = builder();
		TracklyOperations template = this.style.build(builder);
		times(IN_A_ROW, () -> catchRefusal(call, template));
		call.on(this.style.build(builder));
		assertThat(this.sleeper.waits()).containsExactly(SHORTEST_PAUSE);
	}

	@Test
	void refusalsThatWaitingDoesNotEndHoldBackNobodyForLong() {
		server.stubFor(post(Call.SEND.path).willReturn(rateLimited()));
		TracklyOperations template = this.style.build(builder());
		times(40, () -> catchRefusal(Call.SEND, template));
		assertThat(this.sleeper.waits()).startsWith(SHORTEST_PAUSE).hasSizeBetween(5, 20);
		assertThat(this.sleeper.waits().stream().reduce(Duration.ZERO, Duration::plus))
			.isBetween(Duration.ofMillis(1500), Duration.ofSeconds(2));
	}

	@Test
	void announcementIsBelievedAsFarAsRefusalsInARowConfirmIt() {
		server.stubFor(post(Call.SEND.path).willReturn(rateLimited().withHeader("Retry-After", "50")));
		TracklyOperations template = this.style.build(builder());
		times(IN_A_ROW + 4, () -> catchRefusal(Call.SEND, template));
		assertThat(this.sleeper.waits()).containsExactly(Duration.ofSeconds(8), Duration.ofSeconds(16),
				Duration.ofSeconds(32), Duration.ofSeconds(50));
	}

	@Test
	void callIsRepeatedWithoutASecondWait() {
		refuse(Call.SEND, 1, rateLimited().withHeader("Retry-After", "7"));
		Call.SEND.on(this.style.build(builder().retry((settings) -> settings.withEnabled(true))));
		assertThat(this.sleeper.waits()).containsExactly(Duration.ofSeconds(7));
		verifyRequests(Call.SEND, 2);
	}

	@Test
	void whenNotAdaptiveARefusalHoldsBackNobody() {
		refuse(Call.SEND, 1, rateLimited().withHeader("Retry-After", "7"));
		TracklyOperations template = this.style.build(builder().rateLimit((settings) -> settings.withAdaptive(false)));
		catchRefusal(Call.SEND, template);
		Call.SEND.on(template);
		assertThat(this.sleeper.waits()).isEmpty();
	}

	@Test
	void refusalOfABulkRequestHoldsBackNoSingleSend() {
		refuse(Call.SEND_BULK, 1, rateLimited().withHeader("Retry-After", "7"));
		TracklyOperations template = this.style.build(builder());
		catchRefusal(Call.SEND_BULK, template);
		Call.SEND.on(template);
		assertThat(this.sleeper.waits()).isEmpty();
	}

	@Test
	void announcedTimeThatIsTooLongFailsTheOthersAtOnce() {
		refuse(Call.SEND, IN_A_ROW, rateLimited().withHeader("Retry-After", "8"));
		TracklyOperations template = this.style
			.build(builder().retry((settings) -> settings.withMaxDuration(Duration.ofSeconds(5))));
		times(IN_A_ROW, () -> catchRefusal(Call.SEND, template));
		this.sleeper.clock().advance(Duration.ofSeconds(1));
		TracklyRateLimitException exception = catchRefusal(Call.SEND, template);
		assertThat(exception.getStatusCode()).isNull();
		assertThat(exception.getRetryAfter()).isEqualTo(Duration.ofSeconds(7));
		verifyRequests(Call.SEND, IN_A_ROW);
		this.sleeper.clock().advance(Duration.ofSeconds(7));
		Call.SEND.on(template);
		assertThat(this.sleeper.waits()).isEmpty();
	}

	@Test
	void announcedTimeBeyondADayIsTakenForAMistake() {
		refuse(Call.SEND, IN_A_ROW, rateLimited().withHeader("Retry-After", "9223372036854775807"));
		TracklyOperations template = this.style.build(builder());
		times(IN_A_ROW, () -> catchRefusal(Call.SEND, template));
		Call.SEND.on(template);
		assertThat(this.sleeper.waits()).containsExactly(SHORTEST_PAUSE);
	}

	@Test
	void requestsGoOneAfterTheOtherAfterRefusalsInARowAndFreelyInTheEnd() {
		TracklyOperations template = this.style.build(builder());
		times(10, () -> Call.SEND.on(template));
		refuse(Call.SEND, IN_A_ROW, rateLimited());
		times(IN_A_ROW, () -> catchRefusal(Call.SEND, template));
		times(4, () -> Call.SEND.on(template));
		assertThat(this.sleeper.waits()).hasSize(3)
			.startsWith(SHORTEST_PAUSE)
			.allSatisfy((wait) -> assertThat(wait).isBetween(Duration.ofMillis(20), Duration.ofMillis(110)));
		this.sleeper.clock().advance(Duration.ofMinutes(5));
		times(10, () -> Call.SEND.on(template));
		assertThat(this.sleeper.waits()).hasSize(3);
	}

	@Test
	void batchOfSendAllThatIsRefusedHoldsBackNoOther() {
		refuse(Call.SEND_BULK, 1, rateLimited().withHeader("Retry-After", "7"));
		SendReport report = this.style
			.build(builder().retry((settings) -> settings.withEnabled(true))
				.bulk((settings) -> settings.withBatchSize(1).withConcurrency(1)))
			.sendAll(List.of(Call.MESSAGE, Call.MESSAGE, Call.MESSAGE));
		assertThat(report.queued()).isEqualTo(3);
		assertThat(this.sleeper.waits()).containsExactly(Duration.ofSeconds(7));
		verifyRequests(Call.SEND_BULK, 4);
	}

	private void times(int count, Runnable action) {
		for (int time = 0; time < count; time++) {
			action.run();
		}
	}

	private TracklyRateLimitException catchRefusal(Call call, TracklyOperations template) {
		TracklyException exception = catchThrowableOfType(TracklyException.class, () -> call.on(template));
		assertThat(exception).isInstanceOf(TracklyRateLimitException.class);
		return (TracklyRateLimitException) exception;
	}

	private static ResponseDefinitionBuilder rateLimited() {
		return jsonResponse("{\"error\":\"Rate limit exceeded\",\"code\":\"rate_limit\"}", 429);
	}

	private void refuse(Call call, int times, ResponseDefinitionBuilder refusal) {
		for (int time = 0; time < times; time++) {
			server.stubFor(post(call.path).inScenario(call.name())
				.whenScenarioStateIs((time == 0) ? Scenario.STARTED : "refused " + time)
				.willReturn(refusal)
				.willSetStateTo("refused " + (time + 1)));
		}
	}

	private void verifyRequests(Call call, int count) {
		server.verify(count, postRequestedFor(urlEqualTo(call.path)));
	}

}
