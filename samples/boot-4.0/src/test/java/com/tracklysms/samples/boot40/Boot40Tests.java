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

package com.tracklysms.samples.boot40;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.tracklysms.spring.ReactiveTracklyOperations;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.message.SmsMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that the starter, which is compiled with a later Spring Boot, works with this
 * one.
 */
class Boot40Tests {

	private static HttpServer server;

	@BeforeAll
	static void startServer() throws IOException {
		server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
		server.createContext("/api/v1/messages",
				(exchange) -> answer(exchange, "{\"message_id\":\"msg_1\",\"status\":\"queued\"}"));
		server.createContext("/api/v1/messages/bulk",
				(exchange) -> answer(exchange, "{\"queued_count\":2,\"error_count\":0,\"errors\":[]}"));
		server.start();
	}

	@AfterAll
	static void stopServer() {
		server.stop(0);
	}

	private static void answer(HttpExchange exchange, String answer) throws IOException {
		exchange.getRequestBody().readAllBytes();
		byte[] body = answer.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(201, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	@Test
	void bothTemplatesSend() {
		try (ConfigurableApplicationContext context = run("--trackly.api-key=trk_test")) {
			assertThat(SpringBootVersion.getVersion()).startsWith("4.0.");
			TracklyOperations operations = context.getBean(TracklyOperations.class);
			assertThat(operations.send("+12065550100", "Hello").messageId()).isEqualTo("msg_1");
			SmsMessage message = SmsMessage.of("+12065550100", "Hello");
			assertThat(operations.sendAll(List.of(message, message)).queued()).isEqualTo(2);
			assertThat(context.getBean(ReactiveTracklyOperations.class).send("+12065550100", "Hello").block())
				.isNotNull();
		}
	}

	@Test
	void failuresAreThoseOfTheClient() {
		try (ConfigurableApplicationContext context = run("--trackly.api-key=trk_test",
				"--trackly.base-url=http://localhost:1/api", "--trackly.retry.enabled=false")) {
			assertThatExceptionOfType(TracklyConnectionException.class)
				.isThrownBy(() -> context.getBean(TracklyOperations.class).send("+12065550100", "Hello"));
		}
	}

	@Test
	void settingOfALaterBootIsRefusedByName() {
		assertThatException()
			.isThrownBy(() -> run("--trackly.api-key=trk_test", "--trackly.http.cookie-handling=enable"))
			.havingRootCause()
			.withMessageContaining("trackly.http.cookie-handling")
			.withMessageContaining("Spring Boot 4.1");
	}

	@Test
	void settingThatCannotWorkIsRefusedByName() {
		assertThatException().isThrownBy(() -> run("--trackly.api-key=trk_test", "--trackly.http.read-timeout=0s"))
			.havingRootCause()
			.withMessageContaining("trackly.http.read-timeout");
	}

	private ConfigurableApplicationContext run(String... arguments) {
		SpringApplication application = new SpringApplication(SampleConfiguration.class);
		application.setDefaultProperties(Map.of("trackly.from", "pn_test", "trackly.base-url",
				"http://localhost:" + server.getAddress().getPort() + "/api"));
		return application.run(arguments);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class SampleConfiguration {

	}

}
