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

package com.tracklysms.spring.internal.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.lists.SendingListStatus;
import com.tracklysms.spring.message.ContactData;
import com.tracklysms.spring.message.RawSmsMessage;
import com.tracklysms.spring.message.SendAllException;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.observation.DefaultTracklyObservationConvention;
import com.tracklysms.spring.observation.TracklyMeterObservationHandler;
import com.tracklysms.spring.observation.TracklyObservationContext;
import com.tracklysms.spring.observation.TracklyObservationConvention;
import com.tracklysms.spring.testsupport.BulkServer;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Connector;
import com.tracklysms.spring.testsupport.Contract;
import com.tracklysms.spring.testsupport.MutableClock;
import com.tracklysms.spring.testsupport.RecordedObservations;
import com.tracklysms.spring.testsupport.RecordingSleeper;
import com.tracklysms.spring.testsupport.TestTemplates;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.GlobalObservationConvention;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for what observers learn of calls, over both versions and both templates.
 */
@ParameterizedClass
@EnumSource
class ObservationTests {

	private static final String HTTP = "http.client.requests";

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	private final RecordingSleeper sleeper = new RecordingSleeper(
			new MutableClock(Instant.parse("2026-11-23T10:00:00Z")));

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final RecordedObservations recorded = new RecordedObservations();

	private final Contract contract;

	ObservationTests(Contract contract) {
		this.contract = contract;
		this.registry.observationConfig()
			.observationHandler(this.recorded)
			.observationHandler(new DefaultMeterObservationHandler(this.meters))
			.observationHandler(new TracklyMeterObservationHandler(this.meters));
	}

	@BeforeEach
	void succeed() {
		for (Call call : Call.values()) {
			server.stubFor(post(this.contract.path(call)).willReturn(jsonResponse(call.success, 201)));
		}
		server.stubFor(get(urlPathEqualTo("/api/v2/lists")).willReturn(jsonResponse("{\"lists\":[]}", 200)));
		server.stubFor(get("/api/v2/lists/42")
			.willReturn(jsonResponse("{\"error\":\"Resource not found\",\"code\":\"not_found\"}", 404)));
	}

	@AfterEach
	void nothingIsLeftOpen() {
		assertThat(this.recorded.allStopped()).isTrue();
		assertThat(this.registry.getCurrentObservation()).isNull();
	}

	private TracklyTemplateBuilder builder() {
		return builder(server.getPort());
	}

	/**
	 * Not adaptive, so that each call waits for itself alone.
	 */
	private TracklyTemplateBuilder builder(int port) {
		WebClient.Builder webClientBuilder = Connector.REACTOR.webClientBuilder(Duration.ofSeconds(30))
			.observationRegistry(this.registry);
		return TestTemplates.recording(TestTemplates.forPort(port, webClientBuilder), this.sleeper)
			.rateLimit((settings) -> settings.withAdaptive(false))
			.observationRegistry(this.registry);
	}

	private TracklyOperations template() {
		return this.contract.build(builder());
	}

	private void answerInTurn(Call call, ResponseDefinitionBuilder... answers) {
		for (int index = 0; index < answers.length; index++) {
			server.stubFor(post(this.contract.path(call)).inScenario("in turn")
				.whenScenarioStateIs((index == 0) ? Scenario.STARTED : "after " + index)
				.willReturn(answers[index])
				.willSetStateTo("after " + (index + 1)));
		}
	}

	private static ResponseDefinitionBuilder rateLimited() {
		return jsonResponse("{\"error\":\"Rate limit exceeded\",\"code\":\"rate_limit\"}", 429);
	}

	private String version() {
		return this.contract.isV2() ? "v2" : "v1";
	}

	private TestObservationRegistryAssert.That assertObserved(String name) {
		return TestObservationRegistryAssert.assertThat(this.registry).hasObservationWithNameEqualTo(name);
	}

	private double count(String outcome) {
		return this.meters.find("trackly.messages")
			.tag("outcome", outcome)
			.counters()
			.stream()
			.mapToDouble((counter) -> counter.count())
			.sum();
	}

	private void assertCounted(double queued, double rejected, double unsent, double unknown) {
		assertThat(List.of(count("queued"), count("rejected"), count("unsent"), count("unknown")))
			.containsExactly(queued, rejected, unsent, unknown);
	}

	@Test
	void sendIsObserved() {
		template().send(Call.MESSAGE);
		assertObserved("trackly.send").that()
			.hasContextualNameEqualTo("trackly send")
			.hasLowCardinalityKeyValue("operation", "send")
			.hasLowCardinalityKeyValue("api.version", version())
			.hasLowCardinalityKeyValue("outcome", "SUCCESS")
			.hasLowCardinalityKeyValue("error.code", "none")
			.hasHighCardinalityKeyValue("message.id", "msg_xyz789abc123")
			.doesNotHaveError()
			.hasBeenStarted()
			.hasBeenStopped();
		assertCounted(1, 0, 0, 0);
		assertThat(this.recorded.events()).isEmpty();
	}

	@Test
	void sendBulkIsObserved() {
		server.stubFor(post(this.contract.path(Call.SEND_BULK))
			.willReturn(jsonResponse("{\"queued_count\":2,\"error_count\":1,\"errors\":[{\"index\":0}]}", 201)));
		template().sendBulk(BulkServer.messages(4));
		assertObserved("trackly.send.bulk").that()
			.hasLowCardinalityKeyValue("operation", "sendBulk")
			.hasLowCardinalityKeyValue("outcome", "SUCCESS")
			.doesNotHaveHighCardinalityKeyValueWithKey("message.id");
		assertCounted(0, 1, 0, 3);
	}

	@Test
	void messagesOfABulkAnswerThatDoesNotAddUpAreUnknown() {
		server.stubFor(post(this.contract.path(Call.SEND_BULK))
			.willReturn(jsonResponse("{\"queued_count\":20,\"error_count\":0,\"errors\":[]}", 201)));
		template().sendBulk(BulkServer.messages(10));
		assertCounted(0, 0, 0, 10);
	}

	@Test
	void listsAreObserved() {
		template().opsForLists().findAll(SendingListStatus.ACTIVE);
		template().opsForLists().findById(42);
		assertThat(this.recorded.named("trackly.lists"))
			.extracting((context) -> context.getLowCardinalityKeyValue("operation").getValue())
			.containsExactly("lists.findAll", "lists.findById");
		assertThat(this.recorded.named("trackly.lists"))
			.extracting((context) -> context.getLowCardinalityKeyValue("api.version").getValue())
			.containsOnly("v2");
		assertThat(this.recorded.named(HTTP))
			.extracting((context) -> context.getLowCardinalityKeyValue("uri").getValue())
			.containsExactly("/api/v2/lists?status={status}", "/api/v2/lists/{list_id}");
		assertCounted(0, 0, 0, 0);
	}

	@Test
	void rawSendsAreObserved() {
		server.stubFor(post("/api/v2/send-raw").willReturn(jsonResponse(Call.SEND.success, 200)));
		server.stubFor(post("/api/v2/send-raw/bulk").willReturn(jsonResponse(Call.SEND_BULK.success, 200)));
		TracklyOperations template = template();
		RawSmsMessage message = RawSmsMessage.of(Call.MESSAGE);
		catchThrowable(() -> template.sendRaw(message));
		catchThrowable(() -> template.sendRawBulk(List.of(message)));
		String outcome = this.contract.isV2() ? "SUCCESS" : "NON_TRANSIENT";
		assertObserved("trackly.send.raw").that().hasLowCardinalityKeyValue("outcome", outcome);
		assertObserved("trackly.send.raw.bulk").that().hasLowCardinalityKeyValue("outcome", outcome);
		assertCounted(this.contract.isV2() ? 2 : 0, this.contract.isV2() ? 0 : 1, this.contract.isV2() ? 0 : 1, 0);
	}

	static Stream<Arguments> failures() {
		return Stream.of(Arguments.of(400, "invalid_phone", "NON_TRANSIENT", "invalid_phone", "rejected"),
				Arguments.of(404, "list_not_found", "NON_TRANSIENT", "list_not_found", "rejected"),
				Arguments.of(400, "+12065550100", "NON_TRANSIENT", "other", "rejected"),
				Arguments.of(401, "invalid_api_key", "NON_TRANSIENT", "invalid_api_key", "unsent"),
				Arguments.of(403, null, "NON_TRANSIENT", "none", "unsent"),
				Arguments.of(403, "email_not_enabled", "NON_TRANSIENT", "product_not_enabled", "unsent"),
				Arguments.of(429, "rate_limit", "TRANSIENT", "rate_limit", "unsent"),
				Arguments.of(500, "internal_error", "INDETERMINATE", "internal_error", "unknown"),
				Arguments.of(500, "no_such_code", "INDETERMINATE", "other", "unknown"));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void failureIsObserved(int status, @Nullable String code, String outcome, String errorCode, String end) {
		server.stubFor(post(this.contract.path(Call.SEND)).willReturn(
				jsonResponse((code != null) ? Map.of("error", "x", "code", code) : Map.of("error", "x"), status)));
		TracklyException exception = catchThrowableOfType(TracklyException.class, () -> template().send(Call.MESSAGE));
		assertObserved("trackly.send").that()
			.hasLowCardinalityKeyValue("outcome", outcome)
			.hasLowCardinalityKeyValue("error.code", errorCode)
			.hasError(exception);
		assertThat(count(end)).isOne();
		assertThat(count("queued")).isZero();
	}

	@Test
	void messageThatIsRefusedBeforeAnyRequestIsRejected() {
		catchThrowable(() -> template().send(" ", "x"));
		assertObserved("trackly.send").that().hasLowCardinalityKeyValue("error.code", "missing_to");
		assertThat(this.recorded.named(HTTP)).isEmpty();
		assertCounted(0, 1, 0, 0);
	}

	@Test
	void retriesAndWaitsAreEvents() {
		answerInTurn(Call.SEND, rateLimited(), rateLimited(), jsonResponse(Call.SEND.success, 201));
		template().send(Call.MESSAGE);
		assertThat(this.recorded.events()).containsExactly("trackly.send rate.limited", "trackly.send wait 500 ms",
				"trackly.send retry", "trackly.send rate.limited", "trackly.send wait 1000 ms", "trackly.send retry");
		assertThat(this.recorded.named("trackly.send")).hasSize(1);
		assertThat(this.recorded.named(HTTP)).hasSize(3)
			.allSatisfy((http) -> assertThat(RecordedObservations.parentOf(http)).isEqualTo("trackly.send"));
		assertThat(
				this.meters.get("trackly.rate.limited").tags("operation", "send", "api.version", version()).counter())
			.satisfies((counter) -> assertThat(counter.count()).isEqualTo(2));
		assertThat(this.meters.get("trackly.send.retry").counter().count()).isEqualTo(2);
		assertThat(this.meters.get("trackly.send").timer().count()).isOne();
		assertCounted(1, 0, 0, 0);
	}

	@Test
	void waitForATurnIsAnEvent() {
		TracklyOperations template = this.contract
			.build(builder().rateLimit((settings) -> settings.withSendPerSecond(1)));
		template.send(Call.MESSAGE);
		template.send(Call.MESSAGE);
		assertThat(this.recorded.events()).singleElement().asString().matches("trackly\\.send wait \\d{3,4} ms");
	}

	@Test
	void uriOfTheExchangeIsATemplate() {
		template().send(Call.MESSAGE);
		assertThat(this.recorded.only(HTTP).getLowCardinalityKeyValue("uri").getValue())
			.isEqualTo(this.contract.path(Call.SEND));
		assertThat(RecordedObservations.parentOf(this.recorded.only(HTTP))).isEqualTo("trackly.send");
	}

	@Test
	void observationOfTheCallerIsTheParent() {
		Observation caller = Observation.start("caller", this.registry);
		caller.scoped(() -> {
			template().send(Call.MESSAGE);
			template().sendAll(BulkServer.messages(1));
		});
		caller.stop();
		assertThat(RecordedObservations.parentOf(this.recorded.only("trackly.send"))).isEqualTo("caller");
		assertThat(RecordedObservations.parentOf(this.recorded.only("trackly.send.all"))).isEqualTo("caller");
	}

	@Test
	void sendAllIsObservedWithItsBatches() {
		try (BulkServer bulk = BulkServer.start((request) -> request.reject(0))) {
			this.contract.build(sendAll(bulk)).sendAll(BulkServer.messages(7));
			assertThat(this.recorded.names()).containsOnly(HTTP, "trackly.send.all.batch", "trackly.send.all");
			assertThat(this.recorded.named("trackly.send.all.batch")).hasSize(3)
				.allSatisfy((batch) -> assertThat(RecordedObservations.parentOf(batch)).isEqualTo("trackly.send.all"));
			assertThat(this.recorded.named(HTTP)).hasSize(3)
				.allSatisfy(
						(http) -> assertThat(RecordedObservations.parentOf(http)).isEqualTo("trackly.send.all.batch"));
			assertObserved("trackly.send.all").that()
				.hasLowCardinalityKeyValue("operation", "sendAll")
				.hasLowCardinalityKeyValue("outcome", "SUCCESS");
			assertCounted(4, 3, 0, 0);
		}
	}

	private TracklyTemplateBuilder sendAll(BulkServer bulk) {
		return builder(bulk.port()).bulk((settings) -> settings.withBatchSize(3).withConcurrency(1));
	}

	@Test
	void batchThatIsRepeatedFromAnotherThreadKeepsItsParent() {
		AtomicInteger requests = new AtomicInteger();
		try (BulkServer bulk = BulkServer.start((request) -> {
			if (requests.getAndIncrement() < 2) {
				request.answer(429, "{}");
			}
			else {
				request.queue();
			}
		})) {
			TracklyTemplateBuilder builder = TestTemplates.timing(sendAll(bulk), (timing) -> timing.withDelay(
					(duration) -> Mono.delay(Duration.ofMillis(1)).doOnNext((tick) -> this.sleeper.of(duration))));
			this.contract.build(builder).sendAll(BulkServer.messages(3));
			assertThat(this.recorded.named(HTTP)).hasSize(3)
				.allSatisfy(
						(http) -> assertThat(RecordedObservations.parentOf(http)).isEqualTo("trackly.send.all.batch"));
			assertThat(this.recorded.events()).filteredOn((event) -> event.endsWith("retry")).hasSize(2);
		}
	}

	@Test
	void allMessagesOfARunAreCountedOnceHoweverItEnds() {
		try (BulkServer bulk = BulkServer.start((request) -> {
			switch (request.first() / 3) {
				case 0 -> request.reject(1);
				case 1 -> request.answer(500, "{}");
				case 2 -> request.answer(400, "{}");
				default -> request.answer(401, "{}");
			}
		})) {
			List<SmsMessage> messages = new ArrayList<>(BulkServer.messages(30));
			messages.set(0, SmsMessage.of("", "x"));
			SendReport report = this.contract.build(sendAll(bulk)).sendAll(messages);
			assertCounted(report.queued(), report.rejected(), report.unsent(), report.unknown());
			assertThat(report.read()).isLessThan(30);
			assertThat(List.of(report.queued(), report.rejected(), report.unsent(), report.unknown()))
				.doesNotContain(0L);
			assertObserved("trackly.send.all").that().hasLowCardinalityKeyValue("outcome", "NON_TRANSIENT");
		}
	}

	@Test
	void runWhoseSourceFailsIsAnError() {
		try (BulkServer bulk = BulkServer.queueing()) {
			Iterable<SmsMessage> source = () -> new FailingAfter(4);
			SendAllException exception = catchThrowableOfType(SendAllException.class,
					() -> this.contract.build(sendAll(bulk)).sendAll(source));
			SendReport report = exception.getReport();
			assertCounted(report.queued(), 0, report.unsent(), 0);
			assertObserved("trackly.send.all").that().hasLowCardinalityKeyValue("outcome", "ERROR");
		}
	}

	@Test
	void nothingThatIsToldHoldsANumberABodyOrTheKey() {
		server.stubFor(any(anyUrl()).willReturn(jsonResponse(
				Map.of("error", "No " + Call.TO + ": " + Call.BODY + " by " + TestTemplates.API_KEY, "code", Call.BODY),
				400)));
		SmsMessage message = this.contract.isV2()
				? Call.MESSAGE.withContactData(ContactData.of("Ana", "Ortiz")).withMetadata(Map.of("order", "A-17"))
				: Call.MESSAGE.withMetadata(Map.of("order", "A-17"));
		TracklyOperations template = template();
		catchThrowable(() -> template.send(message));
		catchThrowable(() -> template.sendBulk(List.of(message)));
		catchThrowable(() -> template.sendRaw(RawSmsMessage.of(message)));
		template.sendAll(List.of(message));
		assertThat(this.recorded.texts()).hasSizeGreaterThan(20)
			.allSatisfy((text) -> assertThat(text).doesNotContain(Call.TO, Call.TO.substring(1), Call.BODY,
					TestTemplates.API_KEY, TestTemplates.LIST_NUMBER, "Ana", "Ortiz", "A-17"));
	}

	@Test
	void observerThatFailsChangesNothing() {
		ObservationRegistry broken = ObservationRegistry.create();
		broken.observationConfig().observationHandler(new BrokenObserver());
		TracklyTemplateBuilder builder = TestTemplates.recording(TestTemplates.forPort(server.getPort()), this.sleeper)
			.observationRegistry(broken);
		answerInTurn(Call.SEND, rateLimited(), jsonResponse(Call.SEND.success, 201));
		assertThat(this.contract.build(builder).send(Call.MESSAGE).messageId()).isEqualTo("msg_xyz789abc123");
		try (BulkServer bulk = BulkServer.queueing()) {
			assertThat(this.contract.build(bulk.template(3, 1).observationRegistry(broken))
				.sendAll(BulkServer.messages(7))
				.queued()).isEqualTo(7);
		}
		assertThat(broken.getCurrentObservation()).isNull();
	}

	@Test
	void ownConventionChangesKeysAndKeepsTheNames() {
		TracklyObservationConvention convention = new DefaultTracklyObservationConvention() {

			@Override
			public KeyValues getLowCardinalityKeyValues(TracklyObservationContext context) {
				return super.getLowCardinalityKeyValues(context).and(KeyValue.of("tenant", "acme"));
			}

		};
		this.contract.build(builder().observationConvention(convention)).send(Call.MESSAGE);
		assertObserved("trackly.send").that().hasLowCardinalityKeyValue("tenant", "acme");
	}

	@Test
	void ownConventionCanGiveAllOneName() {
		TracklyOperations template = this.contract
			.build(builder().observationConvention(new DefaultTracklyObservationConvention("sms")));
		template.send(Call.MESSAGE);
		template.sendBulk(List.of(Call.MESSAGE));
		assertThat(this.recorded.named("sms")).hasSize(2);
	}

	@Test
	void conventionOfTheRegistryCounts() {
		this.registry.observationConfig().observationConvention(new GlobalConvention());
		template().send(Call.MESSAGE);
		assertObserved("global").that().hasLowCardinalityKeyValue("outcome", "SUCCESS");
	}

	@Test
	void observationThatIsSwitchedOffLeavesTheExchangeToTheCaller() {
		this.registry.observationConfig()
			.observationPredicate((name, context) -> !(context instanceof TracklyObservationContext));
		Observation.start("caller", this.registry).scoped(() -> {
			template().send(Call.MESSAGE);
			this.registry.getCurrentObservation().stop();
		});
		assertThat(this.recorded.names()).containsExactlyInAnyOrder(HTTP, "caller");
		assertThat(RecordedObservations.parentOf(this.recorded.only(HTTP))).isEqualTo("caller");
	}

	/**
	 * Fails at what it is told of a call. Where opening a scope fails, Micrometer itself
	 * leaves the thread with it.
	 */
	private static final class BrokenObserver implements ObservationHandler<Observation.Context> {

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

		@Override
		public void onStart(Observation.Context context) {
			throw new IllegalStateException("Broken");
		}

		@Override
		public void onError(Observation.Context context) {
			throw new IllegalStateException("Broken");
		}

		@Override
		public void onEvent(Observation.Event event, Observation.Context context) {
			throw new IllegalStateException("Broken");
		}

		@Override
		public void onStop(Observation.Context context) {
			throw new IllegalStateException("Broken");
		}

	}

	private static final class GlobalConvention extends DefaultTracklyObservationConvention
			implements GlobalObservationConvention<TracklyObservationContext> {

		GlobalConvention() {
			super("global");
		}

	}

	/**
	 * A source that fails after some messages.
	 */
	private static final class FailingAfter implements Iterator<SmsMessage> {

		private final int count;

		private int position;

		FailingAfter(int count) {
			this.count = count;
		}

		@Override
		public boolean hasNext() {
			return true;
		}

		@Override
		public SmsMessage next() {
			if (this.position == this.count) {
				throw new IllegalStateException("No more");
			}
			return BulkServer.message(this.position++);
		}

	}

}
