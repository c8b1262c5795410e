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

package com.tracklysms.spring;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.SendAllException;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Connector;
import com.tracklysms.spring.testsupport.Contract;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.reactive.function.client.WebClientException;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests that the API key, a message body and a whole phone number appear in no log line
 * of this project at any level, in no exception with all that hangs on it, and in no
 * {@code toString()}, even when the server echoes what it was sent, and that nothing it
 * answers breaks a line.
 */
@ParameterizedClass
@EnumSource
@ExtendWith(OutputCaptureExtension.class)
class SecrecyTests {

	/**
	 * None can be part of a port, a time or a hash code by chance.
	 */
	private static final List<String> SECRETS = List.of(TestTemplates.API_KEY, Call.BODY, "QX7-K2M", "QX7-K2", Call.TO,
			Call.TO.substring(1), "(206) 555-0100", "1\u00a0206\u2013555_0100", "1%20206%20555%200100", "\u202e",
			"\u2028");

	private static final String ECHO = "Key " + TestTemplates.API_KEY + " sent '" + Call.BODY + "' to " + Call.TO
			+ " alias (206) 555-0100 or " + Call.TO.substring(1) + " as msisdn_" + Call.TO.substring(1)
			+ ", shortened: " + Call.BODY.substring(0, Call.BODY.length() - 1) + "..., wrapped: "
			+ Call.BODY.replace(" ", "\r\n ")
			+ ", also +1\u00a0206\u2013555_0100 or %2B1%20206%20555%200100\u2028\u202eWARN";

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	private final Contract contract;

	SecrecyTests(Contract contract) {
		this.contract = contract;
	}

	@BeforeEach
	void logEverything() {
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel("com.tracklysms", LogLevel.TRACE);
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel("org.springframework.retry", LogLevel.TRACE);
	}

	@AfterEach
	void logAsBefore() {
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel("com.tracklysms", null);
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel("org.springframework.retry", null);
	}

	static Stream<Arguments> answers() {
		List<ResponseDefinitionBuilder> answers = new ArrayList<>();
		for (int status : new int[] { 201, 301, 400, 401, 403, 404, 413, 418, 429, 500, 503 }) {
			answers.add(jsonResponse(Map.of("error", ECHO, "message", ECHO), status));
			answers.add(jsonResponse(Map.of("error", ECHO, "code", ECHO), status).withHeader("Retry-After", ECHO));
			answers.add(jsonResponse(Map.of("code", TestTemplates.API_KEY, "error", "x"), status)
				.withHeader("X-API-Deprecated", "Key " + TestTemplates.API_KEY + " of +12065550100"));
			answers.add(aResponse().withStatus(status).withBody("<html>" + ECHO + "</html>"));
		}
		answers.add(jsonResponse(Map.of("message_id", "msg_1", "status", "queued", "queued_count", 0, "errors", List
			.of(Map.of("index", 0, "to_msisdn", Call.TO, "error", ECHO, "code", Call.BODY + TestTemplates.API_KEY))),
				201));
		for (Fault fault : Fault.values()) {
			answers.add(aResponse().withFault(fault));
		}
		return Stream.of(Call.values()).flatMap((call) -> answers.stream().map((answer) -> Arguments.of(call, answer)));
	}

	@ParameterizedTest(name = "{0} [{index}]")
	@MethodSource("answers")
	void answersShowNoSecret(Call call, ResponseDefinitionBuilder answer, CapturedOutput output) {
		server.stubFor(post(this.contract.path(call)).willReturn(answer));
		assertNoSecret(this.contract.build(impatient()), call, output);
	}

	@ParameterizedTest(name = "[{index}]")
	@MethodSource("answersToBulk")
	void reportsOfAnyNumberOfMessagesShowNoSecret(ResponseDefinitionBuilder answer, CapturedOutput output) {
		server.stubFor(post(this.contract.path(Call.SEND_BULK)).willReturn(answer));
		List<BatchOutcome> outcomes = new ArrayList<>();
		SendReport report = this.contract.build(impatient().bulk((settings) -> settings.withBatchSize(2)))
			.sendAll(List.of(Call.MESSAGE, Call.MESSAGE, SmsMessage.of(Call.TO, ""), Call.MESSAGE), outcomes::add);
		assertThat(report.read() - report.queued()).isPositive();
		assertThat(report.toString() + report.rejectedMessages() + report.unsentMessages() + report.unknownMessages()
				+ outcomes)
			.doesNotContain(SECRETS);
		outcomes.stream().map(BatchOutcome::failure).filter(Objects::nonNull).forEach(this::assertNoSecretIn);
		assertThat(output.getAll()).doesNotContain(SECRETS);
	}

	static Stream<Arguments> answersToBulk() {
		return answers().filter((arguments) -> arguments.get()[0] == Call.SEND_BULK)
			.map((arguments) -> Arguments.of(arguments.get()[1]));
	}

	@Test
	void brokenOffRunShowsNoSecret(CapturedOutput output) {
		server.stubFor(post(this.contract.path(Call.SEND_BULK)).willReturn(jsonResponse("{}", 500)));
		Iterable<SmsMessage> source = () -> Stream.of(Call.MESSAGE, Call.MESSAGE, Call.MESSAGE, Call.MESSAGE)
			.peek(new FailingFrom(4))
			.iterator();
		SendAllException failure = catchThrowableOfType(SendAllException.class,
				() -> this.contract.build(impatient().bulk((settings) -> settings.withBatchSize(2))).sendAll(source));
		assertThat(failure).isNotNull();
		assertNoSecretIn(failure);
		assertThat(failure.getReport().toString() + failure.getReport().unsentMessages()
				+ failure.getReport().unknownMessages())
			.doesNotContain(SECRETS);
		assertThat(output.getAll()).doesNotContain(SECRETS);
	}

	private TracklyTemplateBuilder impatient() {
		return TestTemplates.impatient(TestTemplates.forPort(server.getPort()))
			.retry((settings) -> settings.withMaxRetries(2).withIndeterminate(true));
	}

	@ParameterizedTest
	@EnumSource
	void transportFailuresShowNoSecret(Connector connector, CapturedOutput output) {
		assertNoSecret(this.contract.build(TestTemplates.impatient(TestTemplates.forPort(1, connector))), Call.SEND,
				output);
		server.stubFor(post(this.contract.path(Call.SEND)).willReturn(jsonResponse("{}", 201).withFixedDelay(1000)));
		assertNoSecret(this.contract.build(TestTemplates.forPort(server.getPort(), connector, Duration.ofMillis(200))),
				Call.SEND, output);
	}

	@Test
	void refusalsShowNoSecret(CapturedOutput output) {
		TracklyOperations template = this.contract.buildWithoutSender(TestTemplates.forPort(server.getPort()));
		assertNoSecret(template, Call.SEND, output);
		assertNoSecret(template, Call.SEND_BULK, output);
		Throwable failure = catchThrowable(() -> template.send(
				Call.MESSAGE.withFrom(this.contract.sender(1)).withMetadata(Map.of(Call.BODY, new SelfDescribing()))));
		assertThat(failure).isNotNull();
		assertNoSecretIn(failure);
	}

	private void assertNoSecret(TracklyOperations template, Call call, CapturedOutput output) {
		Object[] result = new Object[1];
		Throwable failure = catchThrowable(() -> result[0] = call.on(template));
		if (failure != null) {
			assertNoSecretIn(failure);
		}
		else {
			assertThat(String.valueOf(result[0])).doesNotContain(SECRETS);
		}
		assertThat(output.getAll()).doesNotContain(SECRETS);
		assertThat(Call.MESSAGE.toString() + template).doesNotContain(SECRETS);
	}

	private void assertNoSecretIn(Throwable failure) {
		StringWriter stackTrace = new StringWriter();
		failure.printStackTrace(new PrintWriter(stackTrace));
		assertThat(stackTrace.toString()).doesNotContain(SECRETS);
		Set<Throwable> all = Collections.newSetFromMap(new IdentityHashMap<>());
		collect(failure, all);
		all.forEach(this::assertNoSecretInFields);
	}

	private void collect(@Nullable Throwable failure, Set<Throwable> all) {
		if (failure != null && all.add(failure)) {
			collect(failure.getCause(), all);
			Stream.of(failure.getSuppressed()).forEach((suppressed) -> collect(suppressed, all));
		}
	}

	/**
	 * An exception of WebClient would hold the headers of the request.
	 */
	private void assertNoSecretInFields(Throwable failure) {
		assertThat(failure).isNotInstanceOf(WebClientException.class);
		for (Class<?> type = failure.getClass(); type.getName()
			.startsWith("com.tracklysms"); type = type.getSuperclass()) {
			for (Field field : type.getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers())) {
					field.setAccessible(true);
					assertThat(String.valueOf(org.springframework.util.ReflectionUtils.getField(field, failure)))
						.doesNotContain(SECRETS);
				}
			}
		}
	}

	static final class FailingFrom implements Consumer<SmsMessage> {

		private int left;

		FailingFrom(int count) {
			this.left = count;
		}

		@Override
		public void accept(SmsMessage message) {
			if (--this.left == 0) {
				throw new IllegalStateException("Source broke");
			}
		}

	}

	static class SelfDescribing {

		public String getValue() {
			throw new IllegalStateException(ECHO);
		}

	}

}
