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

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.tracklysms.spring.ReactiveTracklyOperations;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.ratelimit.Bucket4jRateLimitStore;
import com.tracklysms.spring.ratelimit.RateLimitStore;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.ResolvableType;
import org.springframework.util.StringUtils;

import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for rate limits as an application configures them.
 */
class RateLimitAutoConfigurationTests {

	private static final String API_KEY = "trk_a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6";

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TracklyAutoConfiguration.class));

	private ApplicationContextRunner runner(String... rateLimit) {
		return this.contextRunner
			.withPropertyValues("trackly.api-key=" + API_KEY, "trackly.from=pn_test", "trackly.retry.enabled=false",
					"trackly.retry.max-duration=200ms", "trackly.base-url=" + server.baseUrl() + "/api")
			.withPropertyValues(Arrays.stream(rateLimit)
				.map((property) -> "trackly.rate-limit." + property)
				.toArray(String[]::new));
	}

	@BeforeEach
	void answer() {
		server.stubFor(post("/api/v1/messages")
			.willReturn(jsonResponse("{\"message_id\":\"msg_1\",\"status\":\"queued\"}", 201)));
		server.stubFor(post("/api/v1/messages/bulk")
			.willReturn(jsonResponse("{\"queued_count\":1,\"error_count\":0,\"errors\":[]}", 201)));
	}

	@Test
	void limitOfSingleSendsIsSharedByBothTemplates() {
		runner("send-per-second=1").run((context) -> {
			TracklyOperations trackly = context.getBean(TracklyOperations.class);
			ReactiveTracklyOperations reactive = context.getBean(ReactiveTracklyOperations.class);
			assertSomeAreRefused(() -> trackly.send("+12065550100", "x"));
			assertSomeAreRefused(() -> reactive.send("+12065550100", "x").block());
		});
	}

	@Test
	void limitOfBulkRequestsIsKept() {
		runner("bulk-per-second=1").run((context) -> {
			TracklyOperations trackly = context.getBean(TracklyOperations.class);
			assertSomeAreRefused(() -> trackly.sendBulk(List.of(SmsMessage.of("+12065550100", "x"))));
		});
	}

	/**
	 * The first call alone can take a second.
	 */
	private void assertSomeAreRefused(ThrowingCallable call) {
		assertThat(IntStream.range(0, 10).mapToObj((index) -> catchThrowable(call)))
			.hasAtLeastOneElementOfType(TracklyRateLimitException.class);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void refusalsInARowHoldBackTheNextCallUnlessTurnedOff(boolean adaptive) {
		server.resetRequests();
		server.stubFor(post("/api/v1/messages").willReturn(jsonResponse("{}", 429).withHeader("Retry-After", "60")));
		runner("adaptive=" + adaptive).run((context) -> {
			TracklyOperations trackly = context.getBean(TracklyOperations.class);
			for (int time = 0; time < 5; time++) {
				assertThat(catchThrowable(() -> trackly.send("+12065550100", "x")))
					.isInstanceOf(TracklyRateLimitException.class);
			}
			server.verify(adaptive ? 4 : 5, postRequestedFor(urlEqualTo("/api/v1/messages")));
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { TextKeys.class, ByteKeys.class, NumberKeys.class })
	void storeTakesTheKeysThatTheProxyManagerIsDeclaredWith(Class<?> configuration) {
		runner("send-per-second=1", "shared=true").withUserConfiguration(configuration).run((context) -> {
			assertThat(context).hasSingleBean(Bucket4jRateLimitStore.class);
			catchThrowable(() -> context.getBean(RateLimitStore.class).reserve("name", 1, 1, Duration.ZERO));
			ArgumentCaptor<Object> key = ArgumentCaptor.forClass(Object.class);
			then((ProxyManager<?>) context.getBean(ProxyManager.class)).should().getProxy(captured(key), any());
			assertThat(key.getValue()).isInstanceOf(keyType(configuration));
		});
	}

	@Test
	@SuppressWarnings("unchecked")
	void storeIsTheProxyManagerThatIsThePrimaryOne() {
		runner("send-per-second=1", "shared=true").withUserConfiguration(PrimaryAmongSeveral.class).run((context) -> {
			catchThrowable(() -> context.getBean(RateLimitStore.class).reserve("name", 1, 1, Duration.ZERO));
			then(context.getBean("byteKeys", ProxyManager.class)).should().getProxy(any(), any());
			then(context.getBean("textKeys", ProxyManager.class)).shouldHaveNoInteractions();
		});
	}

	@SuppressWarnings("unchecked")
	private static <K> K captured(ArgumentCaptor<Object> key) {
		return (K) key.capture();
	}

	private static Class<?> keyType(Class<?> configuration) {
		return ResolvableType.forMethodReturnType(configuration.getDeclaredMethods()[0])
			.getGeneric(0)
			.resolve(Object.class);
	}

	@Test
	void ownStoreIsUsedAndIsToldNoKey() {
		List<String> limits = new ArrayList<>();
		runner("send-per-second=1", "shared=true")
			.withBean(RateLimitStore.class, () -> (limit, permits, perSecond, longestWait) -> {
				limits.add(limit);
				return Duration.ZERO;
			})
			.run((context) -> {
				context.getBean(TracklyOperations.class).send("+12065550100", "x");
				assertThat(limits).singleElement()
					.asString()
					.matches("trackly:rate-limit:send:1:[0-9a-f]{32}")
					.doesNotContain(API_KEY);
			});
	}

	@Test
	void withoutSharingTheProxyManagerIsLeftAlone() {
		runner("send-per-second=1").withUserConfiguration(TextKeys.class)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(RateLimitStore.class));
	}

	@Test
	void sharedLimitNeedsAStore() {
		assertFails(runner("send-per-second=1", "shared=true"), "trackly.rate-limit.shared", "ProxyManager");
	}

	@Test
	void sharedLimitNeedsOneStoreAndNotSeveral() {
		assertFails(runner("send-per-second=1", "shared=true").withUserConfiguration(TextKeys.class, ByteKeys.class),
				"trackly.rate-limit.shared", "one bean of type ProxyManager");
	}

	@Test
	void sharedLimitNeedsKeysOfAKnownType() {
		assertFails(runner("send-per-second=1", "shared=true").withUserConfiguration(UndeclaredKeys.class),
				"trackly.rate-limit.shared", "must be declared as String, byte[] or Long");
	}

	@Test
	void sharingNothingIsRefused() {
		assertFails(runner("shared=true").withUserConfiguration(TextKeys.class), "trackly.rate-limit.shared",
				"no limit to share");
	}

	@ParameterizedTest
	@ValueSource(strings = { "send-per-second", "bulk-per-second" })
	void limitThatIsNoneIsRefused(String property) {
		assertFails(runner(property + "=0"), "trackly.rate-limit." + property, "must be between 1 and");
	}

	private void assertFails(ApplicationContextRunner runner, String property, String reason) {
		runner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(InvalidTracklyPropertyException.class, (ex) -> {
				assertThat(ex.getProperty()).isEqualTo(property);
				assertThat(ex.getReason()).contains(reason);
			}));
	}

	@Test
	void withoutBucket4jAllButLimitsWorks() throws Exception {
		try (URLClassLoader classLoader = withoutBucket4j()) {
			Class<?> application = classLoader.loadClass(WithoutBucket4j.class.getName());
			String baseUrl = server.baseUrl() + "/api";
			assertThat(application.getMethod("run", String.class, String.class).invoke(null, baseUrl, "adaptive=true"))
				.isEqualTo("msg_1");
			assertThat(
					application.getMethod("run", String.class, String.class).invoke(null, baseUrl, "send-per-second=1"))
				.asString()
				.contains("trackly.rate-limit.send-per-second")
				.contains("com.bucket4j:bucket4j_jdk17-core");
		}
	}

	private URLClassLoader withoutBucket4j() {
		URL[] urls = Arrays
			.stream(StringUtils.delimitedListToStringArray(System.getProperty("java.class.path"), File.pathSeparator))
			.filter((entry) -> !entry.contains("bucket4j"))
			.map(RateLimitAutoConfigurationTests::url)
			.toArray(URL[]::new);
		return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
	}

	private static URL url(String entry) {
		try {
			return Path.of(entry).toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * An application that runs in a class loader without Bucket4j.
	 */
	public static final class WithoutBucket4j {

		private WithoutBucket4j() {
		}

		public static String run(String baseUrl, String rateLimit) {
			ClassLoader before = Thread.currentThread().getContextClassLoader();
			Thread.currentThread().setContextClassLoader(WithoutBucket4j.class.getClassLoader());
			String[] result = new String[1];
			try {
				new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(TracklyAutoConfiguration.class))
					.withPropertyValues("trackly.api-key=" + API_KEY, "trackly.from=pn_test",
							"trackly.base-url=" + baseUrl, "trackly.rate-limit." + rateLimit)
					.run((context) -> result[0] = (context.getStartupFailure() != null)
							? String.valueOf(rootMessage(context.getStartupFailure()))
							: context.getBean(TracklyOperations.class).send("+12065550100", "x").messageId());
			}
			finally {
				Thread.currentThread().setContextClassLoader(before);
			}
			return result[0];
		}

		private static String rootMessage(Throwable failure) {
			Throwable root = failure;
			while (root.getCause() != null) {
				root = root.getCause();
			}
			return root.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TextKeys {

		@Bean
		@SuppressWarnings("unchecked")
		ProxyManager<String> textKeys() {
			return mock(ProxyManager.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ByteKeys {

		@Bean
		@SuppressWarnings("unchecked")
		ProxyManager<byte[]> byteKeys() {
			return mock(ProxyManager.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NumberKeys {

		@Bean
		@SuppressWarnings("unchecked")
		ProxyManager<Long> numberKeys() {
			return mock(ProxyManager.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class UndeclaredKeys {

		@Bean
		ProxyManager<?> undeclaredKeys() {
			return mock(ProxyManager.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PrimaryAmongSeveral {

		@Bean
		@Primary
		@SuppressWarnings("unchecked")
		ProxyManager<byte[]> byteKeys() {
			return mock(ProxyManager.class);
		}

		@Bean
		@SuppressWarnings("unchecked")
		ProxyManager<String> textKeys() {
			return mock(ProxyManager.class);
		}

	}

}
