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

package com.tracklysms.spring.contacts;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.links.ShortLinkRequest;
import com.tracklysms.spring.testsupport.TestTemplates;
import com.tracklysms.spring.testsupport.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.reactive.function.client.WebClient;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests that a number appears in no exception and no log line of this project, although
 * it is part of the URL of a request.
 */
@ParameterizedClass
@MethodSource("com.tracklysms.spring.testsupport.Wire#all")
@ExtendWith(OutputCaptureExtension.class)
class ContactSecrecyTests {

	private static final String PHONE = "+14155559876";

	private static final String LIST = "+18005551234";

	private static final List<String> SECRETS = List.of("4155559876", "8005551234", TestTemplates.API_KEY);

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	private final Wire wire;

	ContactSecrecyTests(Wire wire) {
		this.wire = wire;
	}

	@BeforeEach
	void logEverything() {
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel("com.tracklysms", LogLevel.TRACE);
		// Names the URL of a request whose connection breaks: not ours, and in the manual
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel("org.eclipse.jetty", LogLevel.OFF);
	}

	@AfterEach
	void logAsBefore() {
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel("com.tracklysms", null);
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel("org.eclipse.jetty", null);
	}

	static Stream<ResponseDefinitionBuilder> failures() {
		String echo = "{\"error\":\"No +14155559876 or %2B14155559876 on +1 (800) 555-1234\",\"code\":\"+14155559876\"}";
		return Stream.concat(Stream.of(200, 400, 404, 413, 500).map((status) -> jsonResponse(echo, status)),
				Stream.of(Fault.values()).map((fault) -> aResponse().withFault(fault)));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void answersShowNoNumber(ResponseDefinitionBuilder answer, CapturedOutput output) {
		server.stubFor(any(anyUrl()).willReturn(answer));
		assertNoSecret(TestTemplates.forPort(server.getPort(), this.wire.connector()), output);
	}

	@Test
	void connectionThatIsRefusedShowsNoNumber(CapturedOutput output) {
		assertNoSecret(TestTemplates.forPort(1, this.wire.connector()), output);
	}

	@Test
	void timeoutShowsNoNumber(CapturedOutput output) {
		server.stubFor(any(anyUrl()).willReturn(jsonResponse("{}", 200).withFixedDelay(1000)));
		assertNoSecret(TestTemplates.forPort(server.getPort(), this.wire.connector(), Duration.ofMillis(100)), output);
	}

	@Test
	void filterThatFailsShowsNoNumber(CapturedOutput output) {
		WebClient.Builder builder = this.wire.connector()
			.webClientBuilder(Duration.ofSeconds(5))
			.filter((request, next) -> {
				throw new IllegalStateException("Broken");
			});
		assertNoSecret(TestTemplates.forPort(server.getPort(), builder), output);
	}

	private void assertNoSecret(TracklyTemplateBuilder builder, CapturedOutput output) {
		TracklyOperations template = this.wire
			.build(TestTemplates.impatient(builder).retry((settings) -> settings.withMaxRetries(1)));
		ContactOperations contacts = template.opsForContacts();
		List<Callable<?>> calls = List.of(() -> contacts.findByPhoneNumber(PHONE),
				() -> contacts.findPage(ContactQuery.ofList(LIST), 1), () -> contacts.unsubscribe(PHONE, LIST),
				() -> contacts.upsert(ContactUpsert.of(PHONE, LIST)),
				() -> template.opsForPhoneNumbers().validate(PHONE),
				() -> template.opsForLinks().shorten(ShortLinkRequest.ofUrl("https://a").withListNumber(LIST)));
		for (Callable<?> call : calls) {
			Throwable failure = catchThrowable(call::call);
			if (failure != null) {
				StringWriter stackTrace = new StringWriter();
				failure.printStackTrace(new PrintWriter(stackTrace));
				assertThat(stackTrace.toString()).doesNotContain(SECRETS);
			}
		}
		assertThat(output.getAll()).doesNotContain(SECRETS);
	}

}
