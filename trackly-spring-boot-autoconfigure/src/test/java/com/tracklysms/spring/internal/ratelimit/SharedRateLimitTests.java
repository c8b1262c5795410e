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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.boot.autoconfigure.TracklyAutoConfiguration;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.ratelimit.RateLimitStore;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.LimitedServer;
import com.tracklysms.spring.testsupport.Style;
import com.tracklysms.spring.testsupport.TestRedis;
import com.tracklysms.spring.testsupport.TestTemplates;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.github.bucket4j.redis.lettuce.cas.LettuceBasedProxyManager;
import io.lettuce.core.RedisClient;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for instances of an application that share a limit in Redis.
 */
class SharedRateLimitTests {

	private static final Log logger = LogFactory.getLog(SharedRateLimitTests.class);

	private static final int LIMIT = 100;

	/**
	 * What an instance leases from the store at most: a tenth of a second.
	 */
	private static final int BLOCK = LIMIT / 10;

	private static final int INSTANCES = 3;

	private static final int THREADS = 8;

	private final TestRedis redis = TestRedis.start();

	private final LimitedServer server = LimitedServer.start(Integer.MAX_VALUE);

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final List<ConfigurableApplicationContext> instances = new ArrayList<>();

	@AfterEach
	void close() {
		this.executor.shutdownNow();
		this.instances.forEach(ConfigurableApplicationContext::close);
		this.server.close();
		this.redis.close();
	}

	@Test
	void threeInstancesTogetherStayInsideOneLimitAndUseItUp() {
		for (int instance = 0; instance < INSTANCES; instance++) {
			startInstance();
		}
		// With what is slow the first time behind them, such as opening connections
		sendFromAll((trackly) -> trackly.send(Call.MESSAGE));
		this.server.forget();
		int callsBefore = storeCalls();
		long end = System.nanoTime() + Duration.ofMillis(10_200).toNanos();
		List<Integer> sent = sendFromAll((trackly) -> sendUntil(end, trackly));
		long arrived = this.server.arrivedWithin(Duration.ofSeconds(10));
		int calls = storeCalls() - callsBefore;
		logger.info("Requests in 10 s: " + arrived + ", calls of the store: " + calls);
		// The lower bound leaves room for a machine that is busy with something else
		assertThat(arrived).isBetween(LIMIT * 10 * 80 / 100L, LIMIT * 10L + BLOCK);
		assertThat(calls).as("calls of the store").isLessThan(this.server.accepted() / 5);
		assertThat(sent).as("none of the senders goes without").allMatch((count) -> count > 10);
	}

	@ParameterizedTest
	@EnumSource
	void withoutItsStoreAnInstanceGoesOnWithTheWholeLimitForItself(Style style) {
		TracklyOperations trackly = operations(style, startInstance());
		trackly.send(Call.MESSAGE);
		this.redis.stop();
		int sent = 30;
		long start = System.nanoTime();
		IntStream.range(0, sent).forEach((index) -> trackly.send(Call.MESSAGE));
		assertThat(Duration.ofNanos(System.nanoTime() - start))
			.isGreaterThan(Duration.ofMillis((sent - BLOCK - 2) * 1000L / LIMIT));
		assertThat(this.server.accepted()).isEqualTo(sent + 1);
		this.redis.startAgain();
		int calls = storeCalls();
		await(() -> {
			trackly.send(Call.MESSAGE);
			return storeCalls() > calls + 3;
		});
	}

	@ParameterizedTest
	@EnumSource
	void whereAnInstanceWaitsForItsStoreItFailsUnsentWhenTheTimeIsOver(Style style) {
		TracklyOperations trackly = operations(style,
				startInstance("trackly.rate-limit.on-store-failure=wait", "trackly.retry.max-duration=1s"));
		this.redis.stop();
		TracklyRateLimitException exception = catchThrowableOfType(TracklyRateLimitException.class,
				() -> trackly.send(Call.MESSAGE));
		assertThat(exception).hasMessageContaining("was not sent")
			.hasMessageContaining("store")
			.hasCauseInstanceOf(Exception.class);
		assertThat(exception.getStatusCode()).isNull();
		assertThat(this.server.accepted()).isZero();
		this.redis.startAgain();
		await(() -> {
			try {
				return trackly.send(Call.MESSAGE) != null;
			}
			catch (TracklyRateLimitException ex) {
				return false;
			}
		});
	}

	private TracklyOperations operations(Style style, ConfigurableApplicationContext instance) {
		return style.build(instance.getBean(TracklyTemplateBuilder.class));
	}

	private void await(BooleanSupplier condition) {
		long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as("time").isLessThan(end);
		}
	}

	/**
	 * Do something on all threads of all instances.
	 */
	private <T> List<T> sendFromAll(Function<TracklyOperations, T> action) {
		List<CompletableFuture<T>> senders = new ArrayList<>();
		for (ConfigurableApplicationContext instance : this.instances) {
			TracklyOperations trackly = instance.getBean(TracklyOperations.class);
			for (int thread = 0; thread < THREADS; thread++) {
				senders.add(CompletableFuture.supplyAsync(() -> action.apply(trackly), this.executor));
			}
		}
		return senders.stream().map(CompletableFuture::join).toList();
	}

	private int sendUntil(long end, TracklyOperations trackly) {
		int sent = 0;
		while (System.nanoTime() < end) {
			trackly.send(Call.MESSAGE);
			sent++;
		}
		return sent;
	}

	private int storeCalls() {
		return this.instances.stream().mapToInt((instance) -> instance.getBean(StoreCalls.class).count.get()).sum();
	}

	private ConfigurableApplicationContext startInstance(String... properties) {
		ConfigurableApplicationContext instance = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.logStartupInfo(false)
			.properties("spring.main.banner-mode=off", "test.redis-port=" + this.redis.port(),
					"trackly.api-key=" + TestTemplates.API_KEY, "trackly.from=" + TestTemplates.FROM,
					"trackly.base-url=http://localhost:" + this.server.port() + "/api",
					"trackly.rate-limit.send-per-second=" + LIMIT, "trackly.rate-limit.shared=true",
					"trackly.rate-limit.adaptive=false")
			.properties(properties)
			.run();
		this.instances.add(instance);
		return instance;
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(TracklyAutoConfiguration.class)
	static class Application {

		@Bean(destroyMethod = "shutdown")
		RedisClient redisClient(@Value("${test.redis-port}") int port) {
			return RedisClient.create("redis://localhost:" + port);
		}

		@Bean
		LettuceBasedProxyManager<byte[]> proxyManager(RedisClient redisClient) {
			return Bucket4jLettuce.casBasedBuilder(redisClient).build();
		}

		@Bean
		static StoreCalls storeCalls() {
			return new StoreCalls();
		}

	}

	/**
	 * Counts how often the store is asked.
	 */
	static class StoreCalls implements BeanPostProcessor {

		private final AtomicInteger count = new AtomicInteger();

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			return (bean instanceof RateLimitStore store) ? counting(store) : bean;
		}

		private RateLimitStore counting(RateLimitStore store) {
			return (limit, permits, permitsPerSecond, longestWait) -> {
				this.count.incrementAndGet();
				return store.reserve(limit, permits, permitsPerSecond, longestWait);
			};
		}

	}

}
