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

package com.tracklysms.spring.boot.autoconfigure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.RawServer;
import com.tracklysms.spring.testsupport.Style;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.BaggageInScope;
import io.micrometer.tracing.Tracer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientObservationAutoConfiguration;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the headers and cookies that leave an application for the API, of both
 * templates and over each HTTP library, as a server on a bare socket reads them.
 */
@ParameterizedClass
@EnumSource
class EgressTests {

	/**
	 * What the client sets, and what HTTP needs.
	 */
	private static final Set<String> OWN = Set.of("accept", "content-length", "content-type", "host", "user-agent",
			"x-api-key");

	/**
	 * What single libraries add.
	 */
	private static final Set<String> OF_THE_LIBRARY = Set.of("accept-encoding", "connection", "http2-settings",
			"upgrade");

	private static final Set<String> W3C = Set.of("traceparent");

	private static final Set<String> B3_MULTI = Set.of("x-b3-traceid", "x-b3-spanid", "x-b3-sampled");

	private final Style style;

	private final RawServer server = RawServer.start((connection) -> {
		while (true) {
			connection.readRequest();
			connection.answer(201, Call.SEND.success);
		}
	});

	private ApplicationContextRunner contextRunner;

	EgressTests(Style style) {
		this.style = style;
	}

	@BeforeEach
	void prepare() {
		this.contextRunner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class,
					OpenTelemetrySdkAutoConfiguration.class, OpenTelemetryTracingAutoConfiguration.class,
					MicrometerTracingAutoConfiguration.class, HttpClientAutoConfiguration.class,
					ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
					WebClientObservationAutoConfiguration.class, TracklyAutoConfiguration.class))
			.withPropertyValues("trackly.from=pn_test", "trackly.api-key=trk_test", "trackly.retry.enabled=false",
					"management.tracing.sampling.probability=1.0", "management.tracing.baggage.remote-fields=x-tenant",
					"trackly.base-url=http://localhost:" + this.server.port() + "/api");
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "reactor", "http-components", "jetty", "jdk" })
	void baggageAndWhatTheApplicationAddsForAllServicesStayAtHome(String connector) {
		ApplicationContextRunner runner = this.contextRunner
			.withPropertyValues("spring.http.clients.reactive.connector=" + connector)
			.withBean("global", WebClientCustomizer.class, () -> EgressTests::addEverywhere);
		assertThat(foreign(send(runner))).isEqualTo(W3C);
	}

	@ParameterizedTest
	@CsvSource({ "W3C", "B3", "B3_MULTI" })
	void traceTravelsInTheConfiguredFormatWithoutItsBaggage(String type) {
		Map<String, List<String>> headers = send(
				this.contextRunner.withPropertyValues("management.tracing.propagation.type=" + type));
		assertThat(foreign(headers)).isEqualTo(switch (type) {
			case "B3" -> Set.of("b3");
			case "B3_MULTI" -> B3_MULTI;
			default -> W3C;
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "reactor", "http-components", "jetty", "jdk" })
	void whatIsSetForTheApiAloneLeaves(String connector) {
		ApplicationContextRunner runner = this.contextRunner
			.withPropertyValues("spring.http.clients.reactive.connector=" + connector)
			.withBean("global", WebClientCustomizer.class, () -> EgressTests::addEverywhere)
			.withBean("own", TracklyWebClientCustomizer.class,
					() -> (builder) -> builder.defaultHeader("X-Default", "own")
						.defaultCookie("default", "own")
						.defaultRequest((request) -> request.header("X-Request", "own").cookie("request", "own"))
						.filter(adding("X-Filter", "own")));
		Map<String, List<String>> headers = send(runner);
		assertThat(foreign(headers)).isEqualTo(Set.of("traceparent", "x-default", "x-request", "x-filter", "cookie"));
		assertThat(headers).containsEntry("x-default", List.of("own"))
			.containsEntry("x-request", List.of("own"))
			.containsEntry("x-filter", List.of("own"));
		assertThat(String.join("; ", headers.get("cookie")).split("; ?")).containsExactlyInAnyOrder("default=own",
				"request=own", "filter=own");
	}

	@Test
	void whatIsSetForTheApiAloneTakesThePlaceOfTheSameFromTheApplication() {
		ApplicationContextRunner runner = this.contextRunner
			.withBean("global", WebClientCustomizer.class,
					() -> (builder) -> builder.defaultHeader("X-Default", "global")
						.defaultRequest((request) -> request.header("X-Request", "global"))
						.filter(adding("X-Filter", "global")))
			.withBean("own", TracklyWebClientCustomizer.class,
					() -> (builder) -> builder.defaultHeader("X-Default", "own")
						.defaultHeader("x-tenant", "own")
						.defaultRequest((request) -> request.header("X-Request", "own"))
						.filters((filters) -> filters.add(0, adding("X-Filter", "own"))));
		assertThat(send(runner)).containsEntry("x-default", List.of("own"))
			.containsEntry("x-request", List.of("own"))
			.containsEntry("x-filter", List.of("own"))
			.containsEntry("x-tenant", List.of("own"));
	}

	@Test
	void filtersOfTheApplicationChangeNeitherOwnHeadersNorTheBody() {
		ApplicationContextRunner runner = this.contextRunner.withBean("global", WebClientCustomizer.class,
				() -> (builder) -> builder.filter((request,
						next) -> next.exchange(ClientRequest.from(request)
							.header(HttpHeaders.USER_AGENT, "Acme/1.0")
							.header(HttpHeaders.ACCEPT, "application/vnd.acme")
							.body((output, context) -> {
								output.getHeaders().set("X-Signature", "acme");
								return request.body().insert(output, context);
							})
							.build())));
		Map<String, List<String>> headers = send(runner);
		assertThat(foreign(headers)).isEqualTo(W3C);
		assertThat(headers.toString()).doesNotContainIgnoringCase("acme");
	}

	/**
	 * As the instrumentation of OpenTelemetry does it.
	 */
	@Test
	void traceThatAFilterPropagatesTravels() {
		ApplicationContextRunner runner = this.contextRunner.withBean("global", WebClientCustomizer.class,
				() -> (builder) -> builder.filter((request,
						next) -> next.exchange(ClientRequest.from(request)
							.headers((headers) -> headers.set("traceparent", "00-of-the-filter"))
							.header("baggage", "user-id=4711")
							.build())));
		Map<String, List<String>> headers = send(runner);
		assertThat(foreign(headers)).isEqualTo(W3C);
		assertThat(headers).containsEntry("traceparent", List.of("00-of-the-filter"));
	}

	@Test
	void filterThatDropsAttributesLetsNothingForeignLeave() {
		ApplicationContextRunner runner = this.contextRunner
			.withBean("global", WebClientCustomizer.class, () -> (builder) -> builder.defaultHeader("X-Global", "acme")
				.filter((request, next) -> next
					.exchange(ClientRequest.from(request).header("X-Filter", "acme").attributes(Map::clear).build())));
		assertThat(foreign(send(runner))).isEqualTo(W3C);
	}

	@Test
	void filtersOfTheApplicationSeeTheRequest() {
		List<String> seen = new CopyOnWriteArrayList<>();
		send(this.contextRunner.withBean("global", WebClientCustomizer.class,
				() -> (builder) -> builder.filter((request, next) -> {
					seen.add(request.method() + " " + request.url().getPath());
					return next.exchange(request);
				})));
		assertThat(seen).containsExactly("POST /api/v1/messages");
	}

	@Test
	void builderOfTheApplicationIsOneForAllServices() {
		ApplicationContextRunner runner = this.contextRunner.withBean("own", WebClient.Builder.class,
				() -> WebClient.builder().defaultHeader("X-Global", "acme").filter(adding("X-Filter", "acme")));
		assertThat(foreign(send(runner))).isEmpty();
	}

	private static void addEverywhere(WebClient.Builder builder) {
		builder.defaultHeader("X-Global", "acme")
			.defaultCookie("session", "acme")
			.defaultRequest((request) -> request.header("X-Global-Request", "acme")
				.cookie("request-session", "acme")
				.httpRequest((output) -> {
					output.getHeaders().set("X-Global-Native", "acme");
					output.getCookies().add("native-session", new HttpCookie("native-session", "acme"));
				}))
			.filter(adding("X-Global-Filter", "acme"))
			.filter((request,
					next) -> next.exchange(ClientRequest.from(request)
						.httpRequest((output) -> output.getHeaders().set("X-Global-Filter-Native", "acme"))
						.build()));
	}

	private static ExchangeFilterFunction adding(String header, String value) {
		return (request, next) -> next
			.exchange(ClientRequest.from(request).header(header, value).cookie("filter", value).build());
	}

	/**
	 * Send a message within a trace with baggage.
	 */
	@SuppressWarnings("try")
	private Map<String, List<String>> send(ApplicationContextRunner runner) {
		runner.run((context) -> {
			ObservationRegistry registry = context.getBean(ObservationRegistry.class);
			Observation.createNotStarted("caller", registry).observe(() -> {
				Tracer tracer = context.getBean(Tracer.class);
				try (BaggageInScope user = tracer.createBaggageInScope("user-id", "4711");
						BaggageInScope tenant = tracer.createBaggageInScope("x-tenant", "acme")) {
					Call.SEND.on(this.style.build(context.getBean(TracklyTemplateBuilder.class)));
				}
			});
		});
		assertThat(this.server.requests()).hasSize(1);
		return headers(this.server.requests().get(0));
	}

	private Map<String, List<String>> headers(String request) {
		Map<String, List<String>> headers = new TreeMap<>();
		request.substring(0, request.indexOf("\r\n\r\n"))
			.lines()
			.skip(1)
			.map((line) -> line.split(": ?", 2))
			.forEach((header) -> headers.merge(header[0].toLowerCase(Locale.ROOT), List.of(header[1]),
					(one, other) -> List.of(String.join(",", one) + "," + String.join(",", other))));
		return headers;
	}

	private Set<String> foreign(Map<String, List<String>> headers) {
		assertThat(headers).containsKeys(OWN.toArray(String[]::new));
		Set<String> foreign = new TreeSet<>(headers.keySet());
		foreign.removeAll(OWN);
		foreign.removeAll(OF_THE_LIBRARY);
		return foreign;
	}

}
