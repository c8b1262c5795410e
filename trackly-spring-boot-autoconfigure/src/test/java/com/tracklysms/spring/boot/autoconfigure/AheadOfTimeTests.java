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
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.boot.health.TracklyHealthIndicator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.info.InfoContributorAutoConfiguration;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.Compiled;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that what is auto-configured can be processed ahead of time, and started from
 * what that generates.
 */
class AheadOfTimeTests {

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations.of(SslAutoConfiguration.class,
			JacksonAutoConfiguration.class, HttpClientAutoConfiguration.class,
			ReactiveHttpClientAutoConfiguration.class, CodecsAutoConfiguration.class, WebClientAutoConfiguration.class,
			EndpointAutoConfiguration.class, HealthContributorRegistryAutoConfiguration.class,
			InfoContributorAutoConfiguration.class, TracklyAutoConfiguration.class,
			TracklyHealthContributorAutoConfiguration.class, TracklyInfoContributorAutoConfiguration.class);

	private final List<String> keys = new CopyOnWriteArrayList<>();

	private HttpServer server;

	@BeforeEach
	void startServer() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/api/v1/messages",
				(exchange) -> answer(exchange, 201, "{\"message_id\":\"msg_1\",\"status\":\"queued\"}"));
		this.server.createContext("/api/v2/lists", (exchange) -> answer(exchange, 200, "{\"lists\":[]}"));
		this.server.start();
	}

	@AfterEach
	void stopServer() {
		this.server.stop(0);
	}

	private void answer(HttpExchange exchange, int status, String body) throws IOException {
		this.keys.add(exchange.getRequestHeaders().getFirst("X-Api-Key"));
		exchange.getRequestBody().readAllBytes();
		exchange.sendResponseHeaders(status, body.length());
		try (OutputStream out = exchange.getResponseBody()) {
			out.write(body.getBytes(StandardCharsets.US_ASCII));
		}
	}

	@Test
	@CompileWithForkedClassLoader
	void applicationStartsWithTheSettingsOfItsEnvironment() {
		start((context) -> {
			assertThat(context.getBean(TracklyOperations.class).send("+12065550100", "Hello").messageId())
				.isEqualTo("msg_1");
			assertThat(context.getBean(TracklyHealthIndicator.class).health().getStatus()).isEqualTo(Status.UP);
			assertThat(this.keys).containsExactly("trk_runtime", "trk_runtime");
			assertThat(context.getBean(TracklyTemplateBuilder.class)).as("Prototype")
				.isNotSameAs(context.getBean(TracklyTemplateBuilder.class));
			assertThat(infoOf(context).getDetails()).containsKey("trackly");
		});
	}

	private Info infoOf(GenericApplicationContext context) {
		Info.Builder info = new Info.Builder();
		context.getBean(TracklyInfoContributor.class).contribute(info);
		return info.build();
	}

	private void start(Consumer<GenericApplicationContext> assertions) {
		new ApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.withPropertyValues("trackly.api-key=trk_build", "management.health.trackly.enabled=true")
			.prepare((context) -> {
				TestGenerationContext generation = new TestGenerationContext();
				ClassName initializer = new ApplicationContextAotGenerator()
					.processAheadOfTime((GenericApplicationContext) context.getSourceApplicationContext(), generation);
				generation.writeGeneratedContent();
				TestCompiler.forSystem()
					.with(generation)
					.compile((compiled) -> startGenerated(compiled, initializer.toString(), assertions));
			});
	}

	@SuppressWarnings("unchecked")
	private void startGenerated(Compiled compiled, String initializer, Consumer<GenericApplicationContext> assertions) {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			TestPropertyValues
				.of("trackly.api-key=trk_runtime", "trackly.from=pn_test",
						"trackly.base-url=http://localhost:" + this.server.getAddress().getPort() + "/api")
				.applyTo(context);
			compiled.getInstance(ApplicationContextInitializer.class, initializer).initialize(context);
			context.refresh();
			assertions.accept(context);
		}
	}

}
