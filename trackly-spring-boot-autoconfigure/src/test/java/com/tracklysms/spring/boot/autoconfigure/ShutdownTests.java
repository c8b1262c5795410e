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
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

import com.tracklysms.spring.ReactiveTracklyTemplate;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.RawServer;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.resources.LoopResources;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for the shutdown and restart of an application with auto-configured templates.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ShutdownTests {

	private static final String SHUTTING_DOWN = "Request was not sent, since the application is shutting down";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LifecycleAutoConfiguration.class, SslAutoConfiguration.class,
				HttpClientAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, TracklyAutoConfiguration.class))
		.withPropertyValues("trackly.api-key=" + TestTemplates.API_KEY, "trackly.from=" + TestTemplates.FROM);

	private ApplicationContextRunner sendingTo(RawServer server) {
		return this.contextRunner.withPropertyValues("trackly.base-url=http://localhost:" + server.port() + "/api");
	}

	@Test
	void templatesFailAtOnceAsNeverSentOnceTheContextIsClosed() {
		try (RawServer server = queueing()) {
			sendingTo(server).withUserConfiguration(SecondTemplate.class).run((context) -> {
				TracklyTemplate template = context.getBean("tracklyTemplate", TracklyTemplate.class);
				ReactiveTracklyTemplate reactiveTemplate = context.getBean(ReactiveTracklyTemplate.class);
				TracklyTemplate second = context.getBean("second", TracklyTemplate.class);
				template.send(Call.MESSAGE);
				second.send(Call.MESSAGE);
				TracklyTemplate unused = context.getBean(TracklyTemplateBuilder.class).build();
				close(context);
				assertNotSent(() -> template.send(Call.MESSAGE));
				assertNotSent(() -> second.send(Call.MESSAGE));
				assertNotSent(() -> unused.send(Call.MESSAGE));
				assertNotSent(() -> reactiveTemplate.send(Call.MESSAGE).block());
				assertNotSent(() -> unused.sendAll(List.of(Call.MESSAGE)));
				assertThat(server.requests()).hasSize(2);
			});
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void sendWhileBeansAreDestroyedFailsAtOnceAsNeverSent(boolean used) {
		try (RawServer server = queueing()) {
			sendingTo(server).withUserConfiguration(LastWords.class).run((context) -> {
				LastWords lastWords = context.getBean(LastWords.class);
				if (used) {
					context.getBean(TracklyTemplate.class).send(Call.MESSAGE);
				}
				close(context);
				assertNotSent(() -> {
					throw lastWords.failure;
				});
				assertThat(server.requests()).hasSize(used ? 1 : 0);
			});
		}
	}

	/**
	 * Beans without a phase of their own stop with Reactor's resources, and so too late.
	 */
	@Test
	void whatStopsBeforeMaySendInItsStop() {
		try (RawServer server = queueing()) {
			sendingTo(server).withUserConfiguration(Farewell.class).run((context) -> {
				close(context);
				assertThat(server.requests()).hasSize(1);
			});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "reactor", "jetty", "http-components", "jdk" })
	void startedAgainItSendsAgain(String connector) {
		try (RawServer server = queueing()) {
			sendingTo(server).withPropertyValues(connector(connector)).run((context) -> {
				TracklyTemplate template = context.getBean(TracklyTemplate.class);
				template.send(Call.MESSAGE);
				context.stop();
				assertNotSent(() -> template.send(Call.MESSAGE));
				context.start();
				template.send(Call.MESSAGE);
				ConfigurableApplicationContext paused = context.getSourceApplicationContext();
				paused.pause();
				paused.restart();
				template.send(Call.MESSAGE);
				assertThat(server.requests()).hasSize(3);
			});
		}
	}

	@Test
	void startedAgainItSendsWithNewResourcesOfReactor() {
		try (RawServer server = queueing()) {
			ReactorResourceFactory resources = new ReactorResourceFactory();
			resources.setUseGlobalResources(false);
			sendingTo(server).withBean(ReactorResourceFactory.class, () -> resources).run((context) -> {
				TracklyTemplate template = context.getBean(TracklyTemplate.class);
				template.send(Call.MESSAGE);
				LoopResources before = resources.getLoopResources();
				context.stop();
				context.start();
				template.send(Call.MESSAGE);
				assertThat(resources.getLoopResources()).isNotSameAs(before);
				assertThat(before.isDisposed()).isTrue();
			});
		}
	}

	/**
	 * As in a WebFlux application, whose server and clients share these resources.
	 */
	@Test
	void requestUnderWayIsAnsweredBeforeTheResourcesOfReactorStop() {
		CountDownLatch closing = new CountDownLatch(1);
		try (RawServer server = RawServer.start((connection) -> {
			connection.readRequest();
			await(closing);
			connection.answer(201, Call.SEND.success);
		})) {
			ReactorResourceFactory resources = new ReactorResourceFactory();
			resources.setUseGlobalResources(false);
			sendingTo(server).withBean(ReactorResourceFactory.class, () -> resources).run((context) -> {
				CompletableFuture<SendResult> call = context.getBean(ReactiveTracklyTemplate.class)
					.send(Call.MESSAGE)
					.toFuture();
				server.awaitRequest();
				context.getSourceApplicationContext(GenericApplicationContext.class)
					.addApplicationListener((ContextClosedEvent event) -> closing.countDown());
				close(context);
				assertThat(call.get().messageId()).isNotNull();
				assertThat(resources.isRunning()).isFalse();
			});
		}
	}

	@Test
	void lazyInitializationLeavesOutNothing() {
		try (RawServer server = queueing()) {
			sendingTo(server).withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
				.run((context) -> {
					TracklyTemplate template = context.getBean(TracklyTemplate.class);
					template.send(Call.MESSAGE);
					close(context);
					assertNotSent(() -> template.send(Call.MESSAGE));
				});
		}
	}

	/**
	 * Reactor Netty's resources are those of the JVM, which the next context uses again.
	 * The client of the JDK has no way to be closed on JDK 17; its threads end once
	 * nobody refers to it.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "jetty", "http-components" })
	void closedContextsLeaveNeitherThreadsNorConnections(String connector) throws Exception {
		int contexts = 3;
		CountDownLatch closed = new CountDownLatch(contexts);
		try (RawServer server = RawServer.start((connection) -> {
			try {
				answer(connection);
				connection.awaitClose();
			}
			finally {
				closed.countDown();
			}
		})) {
			Set<Thread> before = threads();
			for (int count = 0; count < contexts; count++) {
				sendingTo(server).withPropertyValues(connector(connector))
					.run((context) -> context.getBean(TracklyTemplate.class).send(Call.MESSAGE));
			}
			closed.await();
			while (!before.containsAll(threads())) {
				Thread.onSpinWait();
			}
		}
	}

	private static String connector(String name) {
		return "spring.http.clients.reactive.connector=" + name;
	}

	private static Set<Thread> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("HttpClient@")
					|| thread.getName().startsWith("httpclient-"))
			.collect(Collectors.toSet());
	}

	private static void close(AssertableApplicationContext context) {
		context.getSourceApplicationContext().close();
	}

	private static void assertNotSent(ThrowingCallable call) {
		assertThat(catchThrowable(call)).isExactlyInstanceOf(TracklyConnectionException.class)
			.hasMessage(SHUTTING_DOWN);
	}

	private static RawServer queueing() {
		return RawServer.start((connection) -> {
			while (true) {
				answer(connection);
			}
		});
	}

	private static void await(CountDownLatch latch) throws IOException {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

	private static void answer(RawServer.Connection connection) throws IOException {
		connection.readRequest();
		connection.answer(201, Call.SEND.success);
	}

	@Configuration(proxyBeanMethods = false)
	static class SecondTemplate {

		@Bean
		TracklyTemplate second(TracklyTemplateBuilder builder) {
			return builder.from("pn_second").build();
		}

		@Bean
		TracklyTemplate tracklyTemplate(TracklyTemplateBuilder builder) {
			return builder.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LastWords implements DisposableBean {

		private final TracklyOperations trackly;

		private Throwable failure;

		LastWords(TracklyOperations trackly) {
			this.trackly = trackly;
		}

		@Override
		public void destroy() {
			this.failure = catchThrowable(() -> this.trackly.send(Call.MESSAGE));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Farewell implements SmartLifecycle {

		private final TracklyOperations trackly;

		private boolean running;

		Farewell(TracklyOperations trackly) {
			this.trackly = trackly;
		}

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.trackly.send(Call.MESSAGE);
			this.running = false;
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

}
