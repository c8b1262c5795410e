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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.testsupport.MutableClock;
import com.tracklysms.spring.testsupport.RecordingSleeper;
import com.tracklysms.spring.testsupport.Style;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that each property works with any value, or stops the application with its name:
 * no value makes a call fail with anything but an exception of this client.
 */
class PropertyValuesTests {

	private static final String KEY = "trk_s3cr3ts3cr3t";

	private static final List<String> DURATIONS = List.of("0", "0s", "1ns", "-1ns", "999us", "1ms", "24d", "25d",
			"100000d", "106751991167300d", "9223372036854775807s", "-9223372036854775808s", "9223372036854775807ns",
			"9223372036854775807d", "PT1S", "1x");

	private static final List<String> INTEGERS = List.of("0", "-1", "1", "1000", "1000000000", "1000000001",
			"1020408163", "1020408164", "2147483647", "-2147483648", "2147483648", "1.5", "0x10");

	private static final List<String> DECIMALS = List.of("0", "-0.0", "0.5", "1", "NaN", "Infinity", "-Infinity",
			"1.7976931348623157E308", "4.9E-324", "1e999");

	private static final Map<String, List<String>> BY_TYPE = Map.of("java.time.Duration", DURATIONS,
			"java.lang.Integer", INTEGERS, "java.lang.Double", DECIMALS, "java.lang.Boolean",
			List.of("true", "false", "yes", "1", "maybe"));

	private static HttpServer server;

	private static ExecutorService threads;

	private static final AtomicInteger requests = new AtomicInteger();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, TracklyAutoConfiguration.class,
				TracklyHealthContributorAutoConfiguration.class, TracklyInfoContributorAutoConfiguration.class));

	@BeforeAll
	static void startServer() throws IOException {
		threads = Executors.newCachedThreadPool();
		server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
		server.setExecutor(threads);
		server.createContext("/", PropertyValuesTests::answer);
		server.start();
	}

	@AfterAll
	static void stopServer() {
		server.stop(0);
		threads.shutdownNow();
	}

	/**
	 * Each second request is refused, so that calls wait and are repeated.
	 */
	private static void answer(HttpExchange exchange) throws IOException {
		String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		boolean refused = exchange.getRequestMethod().equals("POST") && requests.incrementAndGet() % 2 == 1;
		byte[] answer = (refused ? "{}" : answerTo(exchange, request)).getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(refused ? 429 : 200, answer.length);
		exchange.getResponseBody().write(answer);
		exchange.close();
	}

	private static String answerTo(HttpExchange exchange, String request) {
		int messages = request.split("2065550100", -1).length - 1;
		return exchange.getRequestURI().getPath().endsWith("/bulk")
				? "{\"success\":true,\"queued_count\":%d,\"error_count\":0,\"errors\":[]}".formatted(messages)
				: "{\"success\":true,\"message_id\":\"m\",\"status\":\"queued\",\"lists\":[]}";
	}

	/**
	 * Except the one that only Boot itself reads.
	 */
	static Stream<String> properties() throws IOException {
		return MetadataTests.properties()
			.map((property) -> property.get("name").asString())
			.filter((name) -> !name.equals("management.info.trackly.enabled"));
	}

	@ParameterizedTest
	@MethodSource("properties")
	void valueWorksOrIsRefusedByName(String property) {
		List<String> failures = new ArrayList<>();
		for (String value : values(property)) {
			List<ConfigurableApplicationContext> started = new ArrayList<>();
			this.contextRunner.withInitializer(started::add)
				.withPropertyValues("trackly.api-key=" + KEY, "trackly.from=pn_1", "trackly.base-url=" + baseUrl(),
						"management.health.trackly.enabled=true")
				.withPropertyValues(property + "=" + value)
				.run((context) -> {
					String failure = (context.getStartupFailure() != null)
							? nameless(property, context.getStartupFailure(), started.get(0)) : failureOfCalls(context);
					if (failure != null) {
						failures.add(printable(value) + ": " + failure);
					}
				});
		}
		assertThat(failures).as("Values of " + property + " that neither work nor are refused by name").isEmpty();
	}

	private static String baseUrl() {
		return "http://localhost:" + server.getAddress().getPort() + "/api";
	}

	private List<String> values(String property) {
		List<String> values = new ArrayList<>(List.of("", " ", "\u0000", "nonsense", "x".repeat(10_000), "\u20ac \n"));
		values.addAll(BY_TYPE.getOrDefault(type(property), List.of()));
		if (property.equals("trackly.base-url")) {
			values.addAll(baseUrls());
		}
		Random random = new Random(property.hashCode());
		for (int count = 0; count < 3; count++) {
			StringBuilder value = new StringBuilder();
			random.ints(1 + random.nextInt(20), ' ', 0x17f)
				.filter((character) -> "\\${}".indexOf(character) < 0)
				.forEach(value::appendCodePoint);
			values.add(value.toString());
		}
		return values;
	}

	private List<String> baseUrls() {
		int port = server.getAddress().getPort();
		List<String> urls = new ArrayList<>();
		for (String host : List.of("localhost.", "127.0.0.1.", "LOCALHOST", "[::1]", "[0:0:0:0:0:0:0:1]",
				"[::ffff:127.0.0.1]", "-localhost", "\u00fc.localhost", "a_b.localhost")) {
			urls.add("http://" + host + ":" + port + "/api");
		}
		for (String rest : List.of(":", ":0", ":1", ":65535", ":65536", ":99999999999", ":" + port + "/gw%20one/api",
				":" + port + "/gw one", ":" + port + "/\u00fc/%C3%BC", ":" + port + "/a/../b/./c", ":" + port + "//",
				":" + port + "/%zz", ":" + port + "/;a=b", ":" + port + "/{a}", ":" + port + "/api/v1",
				":" + port + "/api/V2/", ":" + port + "/api?", ":" + port + "/api#", ":" + port + "\\api")) {
			urls.add("http://localhost" + rest);
		}
		return urls;
	}

	private static String type(String property) {
		try {
			return MetadataTests.properties()
				.filter((candidate) -> candidate.get("name").asString().equals(property))
				.findFirst()
				.orElseThrow()
				.get("type")
				.asString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return what the application says that does not start, unless it names the property.
	 */
	private String nameless(String property, Throwable failure, ConfigurableApplicationContext context) {
		FailureAnalysis analysis = analyze(failure, context);
		if (analysis == null) {
			return "start failed without analysis: " + failure;
		}
		String said = analysis.getDescription() + " " + analysis.getAction();
		return said.contains(property) && !said.contains(KEY) ? null : "start failed without the name: " + said;
	}

	private FailureAnalysis analyze(Throwable failure, ConfigurableApplicationContext context) {
		ArgumentResolver arguments = ArgumentResolver.of(BeanFactory.class, context.getBeanFactory())
			.and(Environment.class, context.getEnvironment());
		return SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, arguments, FailureHandler.handleMessage((message, failed) -> {
			}))
			.stream()
			.map((analyzer) -> analyzer.analyze(failure))
			.filter((analysis) -> analysis != null)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Return the failure of a call that is none of this client.
	 */
	private String failureOfCalls(AssertableApplicationContext context) {
		if (context.getBeanProvider(TracklyTemplateBuilder.class).getIfAvailable() == null) {
			return context.getEnvironment().getProperty("trackly.enabled", Boolean.class, true)
					? "nothing is auto-configured" : null;
		}
		context.getBeanProvider(HealthIndicator.class).ifAvailable(HealthIndicator::health);
		for (Style style : Style.values()) {
			RecordingSleeper sleeper = new RecordingSleeper(new MutableClock(Instant.parse("2026-11-23T10:00:00Z")));
			TracklyOperations operations = style
				.build(TestTemplates.recording(context.getBean(TracklyTemplateBuilder.class), sleeper));
			try {
				SmsMessage message = SmsMessage.of("+12065550100", "Hello");
				operations.sendAll(List.of(message, message, message));
				sleeper.clock().advance(Duration.ofSeconds(1));
				operations.send(message);
			}
			catch (TracklyException ex) {
				// Says on which axis it is
			}
			catch (Throwable ex) {
				return style + " call failed with " + ex;
			}
		}
		return null;
	}

	private String printable(String value) {
		return "'" + value.substring(0, Math.min(40, value.length())).replace("\n", "\\n").replace("\u0000", "\\0")
				+ "'";
	}

}
