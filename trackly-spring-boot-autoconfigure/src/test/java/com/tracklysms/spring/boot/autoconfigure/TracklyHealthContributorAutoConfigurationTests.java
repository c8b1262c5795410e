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

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.boot.health.TracklyHealthIndicator;
import com.tracklysms.spring.error.TracklyExceptionTranslator;
import com.tracklysms.spring.error.UncategorizedTracklyException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointWebExtension;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.ReactiveHealthEndpointWebExtension;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.application.AvailabilityHealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.PingHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.web.reactive.function.client.WebClient;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TracklyHealthContributorAutoConfiguration} and the indicator it makes.
 */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(60)
class TracklyHealthContributorAutoConfigurationTests {

	private static final String KEY = "trk_verySecretKey";

	private static final String NUMBER = "+12025550134";

	private static final String LISTS = """
			{ "lists": [ { "id": 42, "phone_number": "+12025550134", "brand_name": "Acme", "status": "active" },
			             { "id": 43, "phone_number": "+12025550135", "brand_name": "Acme", "status": "active" } ] }""";

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations.of(SslAutoConfiguration.class,
			JacksonAutoConfiguration.class, HttpClientAutoConfiguration.class,
			ReactiveHttpClientAutoConfiguration.class, CodecsAutoConfiguration.class, WebClientAutoConfiguration.class,
			TracklyAutoConfiguration.class, TracklyHealthContributorAutoConfiguration.class);

	private static final AutoConfigurations ACTUATOR = AutoConfigurations.of(EndpointAutoConfiguration.class,
			WebEndpointAutoConfiguration.class, ApplicationAvailabilityAutoConfiguration.class,
			HealthContributorAutoConfiguration.class, HealthContributorRegistryAutoConfiguration.class,
			AvailabilityHealthContributorAutoConfiguration.class, HealthEndpointAutoConfiguration.class,
			AvailabilityProbesAutoConfiguration.class);

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	private final ApplicationContextRunner defaultRunner = new ApplicationContextRunner()
		.withConfiguration(AUTO_CONFIGURATIONS)
		.withPropertyValues(properties());

	private final ApplicationContextRunner contextRunner = this.defaultRunner
		.withPropertyValues("management.health.trackly.enabled=true");

	private static String[] properties() {
		return new String[] { "trackly.api-key=" + KEY,
				"trackly.base-url=http://localhost:" + server.getPort() + "/api" };
	}

	private static String[] endpointProperties() {
		return new String[] { "management.health.trackly.enabled=true",
				"management.endpoint.health.show-details=always", "management.endpoints.web.exposure.include=health" };
	}

	@BeforeEach
	void answer() {
		answer(200, LISTS);
	}

	private void answer(int status, String body) {
		server.stubFor(get(urlPathEqualTo("/api/v2/lists")).willReturn(jsonResponse(body, status)));
	}

	private static Health health(BeanFactory context) {
		Health health = context.getBean(TracklyHealthIndicator.class).health();
		assertThat(health.toString()).doesNotContain(KEY, NUMBER, "2025550134", "localhost");
		return health;
	}

	@Test
	void thereIsNoneUnlessAskedFor() {
		this.defaultRunner
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TracklyHealthIndicator.class));
		this.defaultRunner.withPropertyValues("management.health.trackly.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TracklyHealthIndicator.class));
	}

	@Test
	void defaultOfAllIndicatorsDoesNotAskForIt() {
		this.defaultRunner.withPropertyValues("management.health.defaults.enabled=true")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TracklyHealthIndicator.class));
	}

	@Test
	void thereIsNoneWithoutBootsHealth() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(TracklyTemplate.class)
				.doesNotHaveBean(TracklyHealthIndicator.class)
				.doesNotHaveBean(TracklyHealthIndicatorProperties.class));
	}

	@Test
	void thereIsNoneWithoutAKey() {
		new ApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.withPropertyValues("management.health.trackly.enabled=true")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TracklyHealthIndicator.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tracklyHealthIndicator", "tracklyHealthContributor" })
	void applicationsOwnReplacesIt(String name) {
		this.contextRunner.withBean(name, PingHealthIndicator.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(HealthIndicator.class)
				.hasBean(name)
				.doesNotHaveBean(TracklyHealthIndicator.class));
	}

	@Test
	void isUpAndCountsTheActiveLists() {
		this.contextRunner.run((context) -> {
			assertThat(health(context)).isEqualTo(Health.up().withDetail("activeLists", 2).build());
			server.verify(1, getRequestedFor(anyUrl()));
			server.verify(1,
					getRequestedFor(urlEqualTo("/api/v2/lists?status=active")).withHeader("X-Api-Key", equalTo(KEY)));
		});
	}

	@ParameterizedTest
	@CsvSource({ "v1, pn_test", "v2, +18005550199" })
	void worksWithEachVersion(String version, String from) {
		this.contextRunner.withPropertyValues("trackly.api-version=" + version, "trackly.from=" + from)
			.run((context) -> assertThat(health(context).getStatus()).isEqualTo(Status.UP));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', textBlock = """
			401, "{ ""error"": ""API key required"", ""code"": ""missing_api_key"" }",        DOWN,    key-refused
			401, "{ ""error"": ""Invalid API key"", ""code"": ""invalid_api_key"" }",         DOWN,    key-refused
			401, "{ ""error"": ""No"", ""code"": ""unauthorized"" }",                         DOWN,    key-refused
			401, "",                                                                          DOWN,    key-refused
			403, "{ ""error"": ""Account is suspended"" }",                                   DOWN,    suspended
			403, "{ ""error"": ""No"", ""code"": ""product_not_enabled"" }",                  DOWN,    not-enabled
			403, "{ ""error"": ""No"", ""code"": ""email_not_enabled"" }",                    DOWN,    not-enabled
			403, "{ ""error"": ""No"", ""code"": ""some_other"" }",                           DOWN,    refused
			400, "{ ""error"": ""No"" }",                                                     DOWN,    refused
			404, "{ ""error"": ""No"", ""code"": ""not_found"" }",                            DOWN,    refused
			500, "{ ""error"": ""No"" }",                                                     DOWN,    server-error
			502, "<html>",                                                                    DOWN,    server-error
			503, "{ ""error"": ""No"", ""code"": ""invalid_api_key"" }",                      DOWN,    server-error
			429, "{ ""error"": ""Rate limit exceeded"", ""code"": ""rate_limit"" }",          UNKNOWN, rate-limited
			429, "",                                                                          UNKNOWN, rate-limited
			302, "",                                                                          DOWN,    unexpected
			200, "<html>",                                                                    DOWN,    unexpected
			200, "{}",                                                                        DOWN,    unexpected
			""")
	void failureIsNamed(int status, String body, String expected, String failure) {
		answer(status, body);
		this.contextRunner.run((context) -> {
			Health health = health(context);
			assertThat(health.getStatus()).isEqualTo(new Status(expected));
			assertThat(health.getDetails()).containsEntry("failure", failure).containsEntry("httpStatus", status);
			server.verify(1, getRequestedFor(anyUrl()));
		});
	}

	@Test
	void onlyDocumentedCodesAreDetails() {
		answer(401, "{ \"error\": \"Invalid API key\", \"code\": \"invalid_api_key\" }");
		this.contextRunner
			.run((context) -> assertThat(health(context).getDetails()).containsEntry("code", "invalid_api_key"));
		answer(401, "{ \"error\": \"" + KEY + NUMBER + "\", \"code\": \"" + KEY + NUMBER + "\" }");
		this.contextRunner.run((context) -> assertThat(health(context).getDetails()).doesNotContainKey("code"));
	}

	@Test
	void failureIsLoggedWithoutSecrets(CapturedOutput output) {
		answer(401, "{ \"error\": \"" + KEY + NUMBER + " is no key\", \"code\": \"invalid_api_key\" }");
		this.contextRunner.run(TracklyHealthContributorAutoConfigurationTests::health);
		assertThat(output).contains("Trackly health check failed: Trackly answered 401")
			.contains("is no key")
			.doesNotContain(KEY, NUMBER);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MALFORMED_RESPONSE_CHUNK")
	void brokenConnectionIsUnreachable(Fault fault) {
		server.stubFor(get(urlPathEqualTo("/api/v2/lists")).willReturn(aResponse().withFault(fault)));
		this.contextRunner.run((context) -> {
			assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
			assertThat(health(context).getDetails()).containsEntry("failure", "unreachable");
			server.verify(1, getRequestedFor(anyUrl()));
		});
	}

	@Test
	void refusedConnectionIsUnreachable() {
		this.contextRunner.withPropertyValues("trackly.base-url=http://localhost:1/api")
			.run((context) -> assertThat(health(context))
				.isEqualTo(Health.down().withDetail("failure", "unreachable").build()));
	}

	@Test
	void answerThatDoesNotComeInTimeIsUnreachable() {
		server
			.stubFor(get(urlPathEqualTo("/api/v2/lists")).willReturn(jsonResponse(LISTS, 200).withFixedDelay(30_000)));
		this.contextRunner.withPropertyValues("management.health.trackly.timeout=200ms").run((context) -> {
			long start = System.nanoTime();
			assertThat(health(context)).isEqualTo(Health.down().withDetail("failure", "unreachable").build());
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(200),
					Duration.ofSeconds(10));
		});
	}

	@Test
	void howTheApplicationTranslatesErrorsDecidesNothing() {
		answer(401, "{}");
		this.contextRunner
			.withBean(TracklyExceptionTranslator.class, () -> (response) -> new UncategorizedTracklyException(response))
			.run((context) -> assertThat(health(context).getDetails()).containsEntry("failure", "key-refused"));
	}

	@Test
	void neitherRetriesNorLimitsOfTheApplicationApply() {
		answer(429, "{}");
		this.contextRunner
			.withPropertyValues("trackly.retry.max-retries=3", "trackly.rate-limit.send-per-second=1",
					"management.health.trackly.cache.time-to-live=0s")
			.run((context) -> {
				health(context);
				assertThat(health(context).getDetails()).containsEntry("httpStatus", 429);
				server.verify(2, getRequestedFor(anyUrl()));
			});
	}

	@Test
	void applicationsBuilderIsNotChanged() {
		TracklyTemplateBuilder builder = TracklyTemplate.builder(WebClient.builder())
			.apiKey(KEY)
			.baseUrl("http://localhost:" + server.getPort() + "/api");
		answer(503, "{}");
		this.contextRunner.withBean(TracklyTemplateBuilder.class, () -> builder).run((context) -> {
			health(context);
			builder.retry((settings) -> {
				assertThat(settings.enabled()).isTrue();
				return settings;
			});
		});
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 500 })
	void resultIsKeptWhetherGoodOrBad(int status) {
		answer(status, LISTS);
		this.contextRunner.run((context) -> {
			assertThat(health(context)).isSameAs(health(context));
			server.verify(1, getRequestedFor(anyUrl()));
		});
	}

	@Test
	void probesAtTheSameTimeMakeOneRequest() {
		server.stubFor(get(urlPathEqualTo("/api/v2/lists")).willReturn(jsonResponse(LISTS, 200).withFixedDelay(300)));
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			this.contextRunner.withPropertyValues("management.health.trackly.timeout=20s").run((context) -> {
				List<CompletableFuture<Health>> probes = Stream.generate(() -> context)
					.limit(8)
					.map((shared) -> CompletableFuture.supplyAsync(() -> health(shared), threads))
					.toList();
				assertThat(probes).extracting(CompletableFuture::join)
					.extracting(Health::getStatus)
					.containsOnly(Status.UP);
				server.verify(1, getRequestedFor(anyUrl()));
			});
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void interruptedProbeTellsNothingAndIsNotKept() {
		this.contextRunner.run((context) -> {
			Thread.currentThread().interrupt();
			assertThat(health(context)).isEqualTo(Health.unknown().withDetail("failure", "interrupted").build());
			assertThat(Thread.interrupted()).isTrue();
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
		});
	}

	@ParameterizedTest
	@CsvSource({ "timeout, 0s", "timeout, -1s", "cache.time-to-live, -1s" })
	void propertyThatCannotWorkStopsTheApplication(String property, String value) {
		this.contextRunner.withPropertyValues("management.health.trackly." + property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidTracklyPropertyException.class)
				.hasMessageContaining("management.health.trackly." + property)
				.hasMessageContaining("must "));
	}

	@Test
	void withLazyInitializationItWorksWhenAsked() {
		this.contextRunner.withConfiguration(ACTUATOR)
			.withPropertyValues(endpointProperties())
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> {
				assertThat(context.getBeanFactory().containsSingleton("tracklyTemplate")).isFalse();
				assertUp(context.getBean(HealthEndpoint.class).healthForPath("trackly"));
			});
	}

	@Test
	void servletApplicationShowsIt() {
		new WebApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.withConfiguration(ACTUATOR)
			.withPropertyValues(properties())
			.withPropertyValues(endpointProperties())
			.run((context) -> {
				WebEndpointResponse<?> response = context.getBean(HealthEndpointWebExtension.class)
					.health(ApiVersion.V3, WebServerNamespace.SERVER, SecurityContext.NONE, false, "trackly");
				assertThat(response.getStatus()).isEqualTo(200);
				assertUp(response.getBody());
			});
	}

	@Test
	void reactiveApplicationShowsIt() {
		new ReactiveWebApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.withConfiguration(ACTUATOR)
			.withPropertyValues(properties())
			.withPropertyValues(endpointProperties())
			.run((context) -> {
				WebEndpointResponse<?> response = context.getBean(ReactiveHealthEndpointWebExtension.class)
					.health(ApiVersion.V3, WebServerNamespace.SERVER, SecurityContext.NONE, false, "trackly")
					.subscribeOn(Schedulers.parallel())
					.block();
				assertThat(response).isNotNull();
				assertThat(response.getStatus()).isEqualTo(200);
				assertUp(response.getBody());
			});
	}

	private void assertUp(Object descriptor) {
		assertThat(descriptor).isInstanceOfSatisfying(IndicatedHealthDescriptor.class, (indicated) -> {
			assertThat(indicated.getStatus()).isEqualTo(Status.UP);
			assertThat(indicated.getDetails()).containsExactlyEntriesOf(Map.of("activeLists", 2));
		});
	}

	@Test
	void isNeitherPartOfLivenessNorOfReadiness() {
		groups("management.endpoint.health.probes.enabled=true", (groups) -> {
			assertThat(groups.getNames()).contains("liveness", "readiness");
			assertThat(groups.get("liveness").isMember("trackly")).isFalse();
			assertThat(groups.get("readiness").isMember("trackly")).isFalse();
			assertThat(groups.getPrimary().isMember("trackly")).isTrue();
		});
	}

	@Test
	void becomesPartOfReadinessIfTheApplicationSaysSo() {
		groups("management.endpoint.health.group.readiness.include=readinessState,trackly", (groups) -> {
			assertThat(groups.get("readiness").isMember("trackly")).isTrue();
		});
	}

	private void groups(String property, Consumer<HealthEndpointGroups> assertions) {
		this.contextRunner.withConfiguration(ACTUATOR)
			.withPropertyValues(endpointProperties())
			.withPropertyValues(property)
			.run((context) -> assertions.accept(context.getBean(HealthEndpointGroups.class)));
	}

}
