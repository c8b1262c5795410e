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

package com.tracklysms.simulator.boot;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.boot.autoconfigure.TracklyAutoConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.SimpleThreadScope;
import org.springframework.web.reactive.function.client.WebClient;

import static com.tracklysms.simulator.assertj.TracklySimulatorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link TracklySimulatorConfiguration}.
 */
class TracklySimulatorConfigurationTests {

	private final Map<String, Object> keptOverRestarts = new HashMap<>();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(TracklySimulatorConfiguration.class)
		.withConfiguration(AutoConfigurations.of(TracklyAutoConfiguration.class))
		.withInitializer(this::registerRestartScope)
		.withPropertyValues("trackly.simulator.port=0");

	/**
	 * As DevTools does.
	 */
	private void registerRestartScope(ConfigurableApplicationContext context) {
		context.getBeanFactory().registerScope("restart", new RestartScope(this.keptOverRestarts));
	}

	@AfterEach
	void close() {
		this.keptOverRestarts.values().forEach((simulator) -> ((TracklySimulator) simulator).close());
	}

	@Test
	void applicationWithoutSettingsSendsToTheSimulator() {
		this.runner.run((context) -> {
			context.getBean(TracklyTemplate.class).send("+12065550100", "Hello");
			assertThat(context.getBean(TracklySimulator.class)).hasQueued("+12065550100", "Hello");
		});
	}

	@Test
	void applicationWithAVariableThatIsAbsentSendsToTheSimulator() {
		this.runner.withPropertyValues("trackly.api-key=${ABSENT}", "trackly.from=${ABSENT}", "trackly.api-version=v2")
			.run((context) -> {
				context.getBean(TracklyTemplate.class).send("+12065550100", "Hello");
				assertThat(context.getBean(TracklySimulator.class)).hasQueued(1);
			});
	}

	@Test
	void listensOnAFixedPort() {
		assertThat(new TracklySimulatorProperties().getPort()).isEqualTo(8089);
		this.runner.withPropertyValues("trackly.simulator.port=28091")
			.run((context) -> assertThat(context.getBean(TracklySimulator.class).getBaseUrl())
				.isEqualTo("http://localhost:28091/api"));
	}

	@Test
	void simulatorEndsWithTheApplicationWithoutDevTools() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.boot.devtools")).run((context) -> {
			TracklySimulator simulator = context.getBean(TracklySimulator.class);
			TracklyTemplate template = TracklyTemplate.builder(WebClient.builder())
				.baseUrl(simulator.getBaseUrl())
				.apiKey(simulator.getApiKey())
				.from(simulator.getSender())
				.build();
			template.send("+12065550100", "Hello");
			context.close();
			assertThatException()
				.isThrownBy(() -> template.withMaxDuration(Duration.ofMillis(500)).send("+12065550100", "Hello"));
		});
	}

	@Test
	void simulatorKeepsItsMessagesOverRestartsOfDevTools() {
		this.runner.run((context) -> context.getBean(TracklyTemplate.class).send("+12065550100", "Hello"));
		this.runner.run((context) -> {
			context.getBean(TracklyTemplate.class).send("+12065550101", "Hello");
			assertThat(context.getBean(TracklySimulator.class)).hasQueued(2);
		});
	}

	/**
	 * What DevTools keeps in its {@code Restarter}.
	 */
	private static final class RestartScope extends SimpleThreadScope {

		private final Map<String, Object> beans;

		private RestartScope(Map<String, Object> beans) {
			this.beans = beans;
		}

		@Override
		public Object get(String name, ObjectFactory<?> objectFactory) {
			return this.beans.computeIfAbsent(name, (key) -> objectFactory.getObject());
		}

	}

}
