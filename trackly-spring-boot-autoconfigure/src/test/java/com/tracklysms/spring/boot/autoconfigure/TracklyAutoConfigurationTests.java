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

import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.tracklysms.spring.ReactiveTracklyOperations;
import com.tracklysms.spring.ReactiveTracklyTemplate;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.internal.http.DefaultTracklyExceptionTranslator;
import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.error.TracklyAccessDeniedException;
import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TracklyExceptionTranslator;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.error.TracklyResponseTimeoutException;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SmsMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpCookieHandling;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.retry.support.RetryTemplate;
import org.springframework.web.reactive.function.client.WebClient;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

/**
 * Tests for {@link TracklyAutoConfiguration}.
 */
class TracklyAutoConfigurationTests {

	private static final String SUCCESS = "{\"message_id\":\"msg_1\",\"status\":\"queued\",\"new_field\":1}";

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, JacksonAutoConfiguration.class,
				HttpClientAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
				CodecsAutoConfiguration.class, WebClientAutoConfiguration.class, TracklyAutoConfiguration.class));

	private ApplicationContextRunner configuredRunner() {
		return this.contextRunner.withPropertyValues("trackly.api-key=trk_test", "trackly.from=pn_test",
				"trackly.base-url=http://localhost:" + server.getPort() + "/api");
	}

	@BeforeEach
	void answer() {
		server.stubFor(post("/api/v1/messages").willReturn(jsonResponse(SUCCESS, 201)));
	}

	@Test
	void withoutAKeyThereIsABuilderOnly() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(TracklyOperations.class)
			.doesNotHaveBean(ReactiveTracklyOperations.class)
			.doesNotHaveBean(TracklyConnectionDetails.class)
			.hasSingleBean(TracklyTemplateBuilder.class));
	}

	@Test
	void templatesWithKeysOfTenantsHaveTheApplicationsSettings() {
		server.stubFor(post("/api/v1/messages")
			.willReturn(jsonResponse("{}", 307).withHeader("Location", server.baseUrl() + "/other")));
		this.contextRunner
			.withPropertyValues("trackly.from=pn_test",
					"trackly.base-url=http://localhost:" + server.getPort() + "/api")
			.run((context) -> {
				for (String tenant : List.of("trk_first", "trk_second")) {
					TracklyTemplate template = context.getBean(TracklyTemplateBuilder.class).apiKey(tenant).build();
					assertThatExceptionOfType(TracklyException.class)
						.isThrownBy(() -> template.send("+12065550100", "x"));
					server.verify(1,
							postRequestedFor(urlEqualTo("/api/v1/messages")).withHeader("X-Api-Key", equalTo(tenant)));
				}
				server.verify(0, postRequestedFor(urlEqualTo("/other")));
			});
	}

	@Test
	void withoutAnyKeyTheBuilderSaysWhatIsMissing() {
		this.contextRunner.run((context) -> assertThatIllegalStateException()
			.isThrownBy(() -> context.getBean(TracklyTemplateBuilder.class).build())
			.withMessageContaining("trackly.api-key")
			.withMessageContaining("apiKey(..)"));
	}

	@Test
	void canBeDisabled() {
		configuredRunner().withPropertyValues("trackly.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(TracklyOperations.class)
				.doesNotHaveBean(ReactiveTracklyOperations.class)
				.doesNotHaveBean(TracklyTemplateBuilder.class)
				.doesNotHaveBean(TracklyConnectionDetails.class)
				.doesNotHaveBean(TracklyProperties.class)
				.doesNotHaveBean(TracklyExceptionTranslator.class));
	}

	@Test
	void keyOfTheConnectionDetailsCanBeRotated() {
		AtomicReference<String> key = new AtomicReference<>("trk_old");
		TracklyConnectionDetails connectionDetails = new TracklyConnectionDetails() {

			@Override
			public String getBaseUrl() {
				return "http://localhost:" + server.getPort() + "/api";
			}

			@Override
			public String getApiKey() {
				return key.get();
			}

		};
		this.contextRunner.withBean(TracklyConnectionDetails.class, () -> connectionDetails)
			.withPropertyValues("trackly.from=pn_test")
			.run((context) -> {
				context.getBean(TracklyOperations.class).send("+12065550100", "x");
				context.getBean(ReactiveTracklyOperations.class).send("+12065550100", "x").block();
				key.set("trk_new");
				context.getBean(TracklyOperations.class).send("+12065550100", "x");
				context.getBean(ReactiveTracklyOperations.class).send("+12065550100", "x").block();
				server.verify(2, postRequestedFor(anyUrl()).withHeader("X-Api-Key", equalTo("trk_old")));
				server.verify(2, postRequestedFor(anyUrl()).withHeader("X-Api-Key", equalTo("trk_new")));
			});
	}

	@Test
	void withAKeyTheTemplateSends() {
		configuredRunner().run((context) -> {
			assertThat(context).hasSingleBean(TracklyTemplate.class).hasSingleBean(TracklyOperations.class);
			assertThat(context.getBean(TracklyOperations.class).send("+12065550100", "Hello").messageId())
				.isEqualTo("msg_1");
			server.verify(1,
					postRequestedFor(urlEqualTo("/api/v1/messages")).withHeader("X-Api-Key", equalTo("trk_test"))
						.withRequestBody(equalToJson("""
								{ "to": "+12065550100", "body": "Hello", "from_phone_number_id": "pn_test" }""")));
		});
	}

	@Test
	void reactiveTemplateStandsBesideTheBlockingOne() {
		configuredRunner().run((context) -> {
			assertThat(context).hasSingleBean(ReactiveTracklyTemplate.class)
				.hasSingleBean(ReactiveTracklyOperations.class)
				.hasSingleBean(TracklyTemplate.class);
			assertThat(context.getBean(ReactiveTracklyOperations.class).send("+12065550100", "Hello").block())
				.isEqualTo(context.getBean(TracklyOperations.class).send("+12065550100", "Hello"));
			server.verify(2,
					postRequestedFor(urlEqualTo("/api/v1/messages")).withHeader("X-Api-Key", equalTo("trk_test"))
						.withRequestBody(equalToJson("""
								{ "to": "+12065550100", "body": "Hello", "from_phone_number_id": "pn_test" }""")));
		});
	}

	@Test
	void applicationsReactiveOperationsReplaceTheReactiveTemplateOnly() {
		configuredRunner().withBean("own", ReactiveTracklyOperations.class, () -> mock(ReactiveTracklyOperations.class))
			.run((context) -> assertThat(context).hasSingleBean(ReactiveTracklyOperations.class)
				.hasBean("own")
				.doesNotHaveBean(ReactiveTracklyTemplate.class)
				.hasSingleBean(TracklyTemplate.class));
	}

	@Test
	void retryPropertiesReachTheReactiveTemplate() {
		server.stubFor(post("/api/v1/messages").willReturn(jsonResponse("{}", 429)));
		configuredRunner().withPropertyValues("trackly.retry.max-retries=2", "trackly.retry.initial-interval=1ms")
			.run((context) -> {
				assertThatExceptionOfType(TracklyRateLimitException.class)
					.isThrownBy(() -> context.getBean(ReactiveTracklyTemplate.class).send("+12065550100", "x").block());
				server.verify(3, postRequestedFor(anyUrl()));
			});
	}

	@Test
	void bulkPropertiesReachBothTemplates() {
		server.stubFor(post("/api/v1/messages/bulk")
			.willReturn(jsonResponse("{ \"queued_count\": 2, \"error_count\": 0, \"errors\": [] }", 201)));
		List<SmsMessage> messages = Collections.nCopies(6, SmsMessage.of("+12065550100", "x"));
		configuredRunner().withPropertyValues("trackly.bulk.batch-size=2", "trackly.bulk.concurrency=1")
			.run((context) -> {
				assertThat(context.getBean(TracklyOperations.class).sendAll(messages).queued()).isEqualTo(6);
				server.verify(3, postRequestedFor(urlEqualTo("/api/v1/messages/bulk")));
				assertThat(context.getBean(ReactiveTracklyOperations.class)
					.sendAll(Flux.fromIterable(messages))
					.map(BatchOutcome::size)
					.collectList()
					.block()).containsExactly(2, 2, 2);
				server.verify(6, postRequestedFor(urlEqualTo("/api/v1/messages/bulk")));
			});
	}

	@Test
	void bufferMemoryReachesTheTemplate() {
		server.stubFor(post("/api/v1/messages/bulk")
			.willReturn(jsonResponse("{ \"queued_count\": 1, \"error_count\": 0, \"errors\": [] }", 201)));
		configuredRunner().withPropertyValues("trackly.bulk.buffer-memory=1B").run((context) -> {
			SendReport report = context.getBean(TracklyOperations.class)
				.sendAll(Collections.nCopies(3, SmsMessage.of("+12065550100", "x")));
			assertThat(report.queued()).isEqualTo(3);
			server.verify(3, postRequestedFor(urlEqualTo("/api/v1/messages/bulk")));
		});
	}

	@Test
	void nothingOfGeneralTypeIsPublished() {
		Set<String> before = Set.of(beanNames(this.contextRunner));
		assertThat(beanNames(configuredRunner())).filteredOn((name) -> !before.contains(name))
			.allMatch((name) -> name.toLowerCase().contains("trackly"));
		configuredRunner().run((context) -> assertThat(context).doesNotHaveBean(RetryTemplate.class)
			.doesNotHaveBean(WebClient.class)
			.hasSingleBean(WebClient.Builder.class)
			.hasSingleBean(ClientHttpConnector.class)
			.hasSingleBean(JsonMapper.class));
	}

	private String[] beanNames(ApplicationContextRunner runner) {
		String[][] names = new String[1][];
		runner.run((context) -> names[0] = context.getBeanDefinitionNames());
		return names[0];
	}

	@ParameterizedTest
	@ValueSource(classes = { WebClient.class, RetryTemplate.class, JsonMapper.class })
	void backsOffWithoutWhatItNeeds(Class<?> type) {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(TracklyAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(type))
			.withPropertyValues("trackly.api-key=trk_test")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TracklyOperations.class));
	}

	@Test
	void worksWithoutAnyOtherAutoConfiguration() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(TracklyAutoConfiguration.class))
			.withPropertyValues("trackly.api-key=trk_test", "trackly.from=pn_test",
					"trackly.base-url=http://localhost:" + server.getPort() + "/api")
			.run((context) -> assertThat(context.getBean(TracklyTemplate.class).send("+12065550100", "x").status())
				.isEqualTo("queued"));
	}

	@Test
	void worksWithLazyInitialization() {
		configuredRunner()
			.withInitializer((context) -> context
				.addBeanFactoryPostProcessor(new org.springframework.boot.LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(context.getBean(TracklyTemplate.class).send("+12065550100", "x").status())
				.isEqualTo("queued"));
	}

	@Test
	void applicationsOperationsReplaceTheTemplate() {
		configuredRunner().withBean("own", TracklyOperations.class, () -> mock(TracklyOperations.class))
			.run((context) -> assertThat(context).hasSingleBean(TracklyOperations.class)
				.hasBean("own")
				.doesNotHaveBean(TracklyTemplate.class)
				.hasSingleBean(ReactiveTracklyTemplate.class));
	}

	@Test
	void applicationsTemplateIsBuiltFromTheBuilder() {
		configuredRunner().withUserConfiguration(OwnTemplateConfiguration.class).run((context) -> {
			assertThat(context).hasSingleBean(TracklyTemplate.class).hasBean("ownTemplate");
			context.getBean(TracklyTemplate.class).send("+12065550100", "x");
			server.verify(1, postRequestedFor(anyUrl()).withHeader("X-Api-Key", equalTo("trk_test"))
				.withRequestBody(equalToJson("{ \"from_phone_number_id\": \"pn_own\" }", true, true)));
		});
	}

	@Test
	void builderIsAPrototypeWithTheApplicationsSettings() {
		configuredRunner().withPropertyValues("trackly.retry.max-retries=0").run((context) -> {
			TracklyTemplate second = context.getBean(TracklyTemplateBuilder.class)
				.apiKey("trk_second")
				.from("pn_second")
				.build();
			second.send("+12065550100", "x");
			context.getBean(TracklyTemplate.class).send("+12065550100", "x");
			server.verify(1, postRequestedFor(anyUrl()).withHeader("X-Api-Key", equalTo("trk_second")));
			server.verify(1, postRequestedFor(anyUrl()).withHeader("X-Api-Key", equalTo("trk_test")));
			server.stubFor(post("/api/v1/messages").willReturn(jsonResponse("{}", 429)));
			assertThatExceptionOfType(TracklyRateLimitException.class)
				.isThrownBy(() -> second.send("+12065550100", "x"));
			server.verify(2, postRequestedFor(anyUrl()).withHeader("X-Api-Key", equalTo("trk_second")));
		});
	}

	@Test
	void furtherTemplateLeavesTheFirstOneInPlace() {
		configuredRunner().withUserConfiguration(SecondTemplateConfiguration.class).run((context) -> {
			assertThat(context).hasBean("tracklyTemplate").hasBean("marketing");
			context.getBean(TracklyOperations.class).send("+12065550100", "x");
			server.verify(1, postRequestedFor(anyUrl()).withHeader("X-Api-Key", equalTo("trk_test")));
			context.getBean("marketing", TracklyTemplate.class).send("+12065550100", "x");
			server.verify(1, postRequestedFor(anyUrl()).withHeader("X-Api-Key", equalTo("trk_marketing")));
		});
	}

	@Test
	void severalWebClientBuildersOfTheApplicationAreLeftAlone() {
		configuredRunner().withUserConfiguration(CustomizersConfiguration.class)
			.withBean("plain", WebClient.Builder.class,
					() -> WebClient.builder().filter((request, next) -> Mono.error(new IllegalStateException("Plain"))))
			.withBean("balanced", WebClient.Builder.class,
					() -> WebClient.builder()
						.filter((request, next) -> Mono.error(new IllegalStateException("Balanced"))))
			.run((context) -> {
				context.getBean(TracklyTemplate.class).send("+12065550100", "x");
				server.verify(1, postRequestedFor(anyUrl()));
			});
	}

	@Test
	void primaryOneOfSeveralWebClientBuildersIsUsed() {
		AtomicInteger requests = new AtomicInteger();
		configuredRunner()
			.withBean("balanced", WebClient.Builder.class,
					() -> WebClient.builder()
						.filter((request, next) -> Mono.error(new IllegalStateException("Balanced"))))
			.withBean("primary", WebClient.Builder.class, () -> WebClient.builder().filter((request, next) -> {
				requests.incrementAndGet();
				return next.exchange(request);
			}), (definition) -> definition.setPrimary(true))
			.run((context) -> {
				context.getBean(TracklyTemplate.class).send("+12065550100", "x");
				assertThat(requests).hasValue(1);
			});
	}

	@Test
	void applicationsBuilderReplacesOurs() {
		configuredRunner()
			.withBean(TracklyTemplateBuilder.class,
					() -> TracklyTemplate.builder(WebClient.builder())
						.baseUrl("http://localhost:" + server.getPort() + "/api")
						.apiKey("trk_own"))
			.run((context) -> {
				assertThat(context).doesNotHaveBean(TracklyTemplateBuilderFactory.class);
				context.getBean(TracklyTemplate.class).send(SmsMessage.of("+12065550100", "x").withFrom("pn_1"));
				server.verify(1, postRequestedFor(anyUrl()).withHeader("X-Api-Key", equalTo("trk_own")));
			});
	}

	@Test
	void connectionDetailsReplaceTheProperties() {
		this.contextRunner.withUserConfiguration(ConnectionDetailsConfiguration.class)
			.withPropertyValues("trackly.from=pn_test")
			.run((context) -> {
				assertThat(context).hasSingleBean(TracklyConnectionDetails.class)
					.doesNotHaveBean(PropertiesTracklyConnectionDetails.class);
				context.getBean(TracklyTemplate.class).send("+12065550100", "x");
				server.verify(1, postRequestedFor(urlEqualTo("/api/v1/messages")).withHeader("X-Api-Key",
						equalTo("trk_details")));
			});
	}

	@Test
	void applicationsTranslatorReplacesOurs() {
		server.stubFor(post("/api/v1/messages").willReturn(jsonResponse("{}", 400)));
		configuredRunner()
			.withBean(TracklyExceptionTranslator.class, () -> (response) -> new TracklyAccessDeniedException(response))
			.run((context) -> {
				assertThat(context).doesNotHaveBean(DefaultTracklyExceptionTranslator.class);
				assertThatExceptionOfType(TracklyAccessDeniedException.class)
					.isThrownBy(() -> context.getBean(TracklyTemplate.class).send("+12065550100", "x"));
			});
	}

	@Test
	void customizersAreAppliedInOrderToOurClientOnly() {
		configuredRunner().withUserConfiguration(CustomizersConfiguration.class).run((context) -> {
			context.getBean(TracklyTemplate.class).send("+12065550100", "x");
			server.verify(1, postRequestedFor(anyUrl()).withHeader("X-Order", equalTo("second"))
				.withHeader("X-Application", absent()));
			context.getBean(WebClient.Builder.class)
				.build()
				.post()
				.uri("http://localhost:" + server.getPort() + "/api/v1/messages")
				.retrieve()
				.toBodilessEntity()
				.block();
			server.verify(1,
					postRequestedFor(anyUrl()).withHeader("X-Order", absent())
						.withHeader("X-Api-Key", absent())
						.withHeader("X-Application", equalTo("yes")));
		});
	}

	@Test
	void sharedBuilderOfTheApplicationIsNotChanged() {
		WebClient.Builder builder = mock(WebClient.Builder.class);
		given(builder.clone()).willReturn(WebClient.builder());
		configuredRunner().withBean(WebClient.Builder.class, () -> builder).run((context) -> {
			context.getBean(TracklyTemplate.class).send("+12065550100", "x");
			then(builder).should().clone();
			then(builder).shouldHaveNoMoreInteractions();
		});
	}

	@Test
	void readTimeoutReachesTheConnector() {
		server.stubFor(post("/api/v1/messages").willReturn(jsonResponse(SUCCESS, 201).withFixedDelay(5000)));
		configuredRunner().withPropertyValues("trackly.http.read-timeout=300ms")
			.run((context) -> assertThatExceptionOfType(TracklyResponseTimeoutException.class)
				.isThrownBy(() -> context.getBean(TracklyTemplate.class).send("+12065550100", "x"))
				.withStackTraceContaining("ReadTimeoutException"));
	}

	@Test
	void ourHttpSettingsComeBeforeThoseOfTheApplication() {
		configuredRunner().withPropertyValues("trackly.http.connect-timeout=4s").run((context) -> {
			HttpClientSettings settings = new TracklySettings(context.getBean(TracklyProperties.class),
					context.getBean(TracklyConnectionDetails.class))
				.httpClientSettings(HttpClientSettings.defaults()
					.withReadTimeout(Duration.ofSeconds(1))
					.withRedirects(HttpRedirects.FOLLOW));
			assertThat(settings.connectTimeout()).hasSeconds(4);
			assertThat(settings.readTimeout()).hasSeconds(30);
			assertThat(settings.redirects()).isEqualTo(HttpRedirects.DONT_FOLLOW);
		});
	}

	@Test
	@Tag("boot-4.1")
	void cookiesAreHandledAsInTheOtherClientsOfTheApplication() {
		configuredRunner().run((context) -> assertThat(new TracklySettings(context.getBean(TracklyProperties.class),
				context.getBean(TracklyConnectionDetails.class))
			.httpClientSettings(HttpClientSettings.defaults().withCookieHandling(HttpCookieHandling.ENABLE))
			.cookieHandling()).isEqualTo(HttpCookieHandling.ENABLE));
	}

	@Test
	void redirectIsNotFollowed() {
		server.stubFor(post("/api/v1/messages")
			.willReturn(jsonResponse("{}", 307).withHeader("Location", server.baseUrl() + "/other")));
		configuredRunner().withPropertyValues("spring.http.clients.redirects=follow").run((context) -> {
			assertThatExceptionOfType(TracklyException.class)
				.isThrownBy(() -> context.getBean(TracklyTemplate.class).send("+12065550100", "x"));
			server.verify(0, postRequestedFor(urlEqualTo("/other")));
		});
	}

	@Test
	void connectorOfTheApplicationsChoiceIsClosedWithTheContext() throws Exception {
		ClientHttpConnector connector = mock(ClientHttpConnector.class,
				withSettings().extraInterfaces(AutoCloseable.class));
		given(connector.connect(any(), any(), any())).willReturn(Mono.error(new ConnectException("Refused")));
		ClientHttpConnectorBuilder<ClientHttpConnector> connectorBuilder = (settings) -> connector;
		configuredRunner().withBean("ownConnectorBuilder", ClientHttpConnectorBuilder.class, () -> connectorBuilder)
			.withPropertyValues("trackly.retry.enabled=false")
			.run((context) -> assertThatExceptionOfType(TracklyConnectionException.class)
				.isThrownBy(() -> context.getBean(TracklyTemplate.class).send("+12065550100", "x")));
		then((AutoCloseable) connector).should(atLeastOnce()).close();
	}

	@Test
	void twoPropertiesMoveAnApplicationToApiV2() {
		server.stubFor(
				post("/api/v2/send").willReturn(jsonResponse("{\"success\":true,\"message_id\":\"a1b2c3d4\"}", 200)));
		configuredRunner().withPropertyValues("trackly.api-version=v2", "trackly.from=+18005550199").run((context) -> {
			assertThat(context.getBean(TracklyTemplate.class).send("+12065550100", "x").messageId())
				.isEqualTo("a1b2c3d4");
			server.verify(1, postRequestedFor(urlEqualTo("/api/v2/send")).withRequestBody(equalToJson("""
					{ "to": "+12065550100", "list_number": "+18005550199", "body": "x" }""")));
		});
	}

	@Test
	void connectorIsMadeForTheFirstCallAndSharedByAllTemplates() {
		AtomicInteger made = new AtomicInteger();
		ClientHttpConnectorBuilder<ClientHttpConnector> connectorBuilder = (settings) -> {
			made.incrementAndGet();
			return ClientHttpConnectorBuilder.jdk().build(settings);
		};
		configuredRunner().withBean("ownConnectorBuilder", ClientHttpConnectorBuilder.class, () -> connectorBuilder)
			.run((context) -> {
				assertThat(made).hasValue(0);
				context.getBean(TracklyTemplate.class).send("+12065550100", "x");
				int madeForTheFirst = made.get();
				context.getBean(ReactiveTracklyTemplate.class).send("+12065550100", "x").block();
				context.getBean(TracklyTemplateBuilder.class).build().send("+12065550100", "x");
				assertThat(made).hasValueGreaterThan(0).hasValue(madeForTheFirst);
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "http-components", "jdk", "jetty", "reactor" })
	void anyConnectorOfBootCanBeChosen(String connector) {
		configuredRunner().withPropertyValues("spring.http.clients.reactive.connector=" + connector)
			.run((context) -> assertThat(context.getBean(TracklyTemplate.class).send("+12065550100", "x").messageId())
				.isEqualTo("msg_1"));
	}

	@Test
	void jsonIsIndependentOfTheApplicationsJackson() {
		configuredRunner()
			.withBean("ownMapper", JsonMapper.class,
					() -> JsonMapper.builder()
						.propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
						.enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
						.build())
			.withPropertyValues("spring.jackson.property-naming-strategy=UPPER_CAMEL_CASE",
					"spring.jackson.deserialization.fail-on-unknown-properties=true",
					"spring.http.codecs.max-in-memory-size=16B")
			.run((context) -> {
				assertThat(context.getBean(TracklyTemplate.class)
					.send(SmsMessage.of("+12065550100", "x").withMetadata(Map.of("order", new Order("17"))))
					.messageId()).isEqualTo("msg_1");
				server.verify(1, postRequestedFor(anyUrl()).withRequestBody(equalToJson("""
						{ "to": "+12065550100", "body": "x", "from_phone_number_id": "pn_test",
						  "metadata": { "order": { "number": "17" } } }""")));
			});
	}

	@Test
	void sslBundleIsConnectedWith(@TempDir Path directory) throws Exception {
		Path keyStore = directory.resolve("server.p12");
		createKeyStore(keyStore);
		WireMockServer secure = new WireMockServer(wireMockConfig().dynamicPort()
			.dynamicHttpsPort()
			.keystorePath(keyStore.toString())
			.keystorePassword("changeit")
			.keyManagerPassword("changeit")
			.keystoreType("PKCS12"));
		secure.start();
		try {
			secure.stubFor(post("/api/v1/messages").willReturn(jsonResponse(SUCCESS, 201)));
			ApplicationContextRunner runner = this.contextRunner.withPropertyValues("trackly.api-key=trk_test",
					"trackly.from=pn_test", "trackly.base-url=https://localhost:" + secure.httpsPort() + "/api",
					"trackly.retry.enabled=false", "spring.ssl.bundle.jks.local.truststore.location=file:" + keyStore,
					"spring.ssl.bundle.jks.local.truststore.password=changeit");
			runner.withPropertyValues("trackly.http.ssl.bundle=local")
				.run((context) -> assertThat(
						context.getBean(TracklyTemplate.class).send("+12065550100", "x").messageId())
					.isEqualTo("msg_1"));
			runner.run((context) -> assertThatExceptionOfType(TracklyConnectionException.class)
				.isThrownBy(() -> context.getBean(TracklyTemplate.class).send("+12065550100", "x")));
		}
		finally {
			secure.stop();
		}
	}

	private void createKeyStore(Path keyStore) throws Exception {
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=localhost", "-ext",
				"san=dns:localhost", "-storetype", "PKCS12", "-storepass", "changeit", "-keystore", keyStore.toString())
			.redirectErrorStream(true)
			.start();
		String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(keytool.waitFor()).as(output).isZero();
	}

	@Test
	void retryPropertiesReachTheTemplate() {
		server.stubFor(post("/api/v1/messages").willReturn(jsonResponse("{}", 429)));
		configuredRunner()
			.withPropertyValues("trackly.retry.max-retries=3", "trackly.retry.initial-interval=1ms",
					"trackly.retry.multiplier=1.5", "trackly.retry.max-interval=2ms", "trackly.retry.jitter=0.1",
					"trackly.retry.max-duration=1m")
			.run((context) -> {
				assertThatExceptionOfType(TracklyRateLimitException.class)
					.isThrownBy(() -> context.getBean(TracklyTemplate.class).send("+12065550100", "x"));
				server.verify(4, postRequestedFor(anyUrl()));
			});
	}

	@Test
	void retryCanBeSwitchedOff() {
		server.stubFor(post("/api/v1/messages").willReturn(jsonResponse("{}", 429)));
		configuredRunner().withPropertyValues("trackly.retry.enabled=false").run((context) -> {
			assertThatExceptionOfType(TracklyRateLimitException.class)
				.isThrownBy(() -> context.getBean(TracklyTemplate.class).send("+12065550100", "x"));
			server.verify(1, postRequestedFor(anyUrl()));
		});
	}

	@Test
	void indeterminateFailuresAreRepeatedWhereAsked() {
		server.stubFor(post("/api/v1/messages").willReturn(jsonResponse("{}", 500)));
		configuredRunner()
			.withPropertyValues("trackly.retry.indeterminate=true", "trackly.retry.max-retries=1",
					"trackly.retry.initial-interval=1ms")
			.run((context) -> {
				assertThatExceptionOfType(TracklyException.class)
					.isThrownBy(() -> context.getBean(TracklyTemplate.class).send("+12065550100", "x"));
				server.verify(2, postRequestedFor(anyUrl()));
			});
	}

	@Test
	void senderIsOptional() {
		this.contextRunner.withPropertyValues("trackly.api-key=trk_test")
			.run((context) -> assertThatExceptionOfType(InvalidTracklyRequestException.class)
				.isThrownBy(() -> context.getBean(TracklyTemplate.class).send("+12065550100", "x")));
	}

	record Order(String number) {

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnTemplateConfiguration {

		@Bean
		TracklyTemplate ownTemplate(TracklyTemplateBuilder builder) {
			return builder.from("pn_own").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SecondTemplateConfiguration {

		@Bean(defaultCandidate = false)
		TracklyTemplate marketing(TracklyTemplateBuilder builder) {
			return builder.apiKey("trk_marketing").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ConnectionDetailsConfiguration {

		@Bean
		TracklyConnectionDetails ownConnectionDetails() {
			return new TracklyConnectionDetails() {

				@Override
				public String getBaseUrl() {
					return "http://localhost:" + server.getPort() + "/api";
				}

				@Override
				public String getApiKey() {
					return "trk_details";
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CustomizersConfiguration {

		@Bean
		WebClientCustomizer applicationCustomizer() {
			return (builder) -> builder.defaultHeader("X-Application", "yes");
		}

		@Bean
		@org.springframework.core.annotation.Order(2)
		TracklyWebClientCustomizer second() {
			return (builder) -> builder.defaultHeaders((headers) -> headers.set("X-Order", "second"));
		}

		@Bean
		@org.springframework.core.annotation.Order(1)
		TracklyWebClientCustomizer first() {
			return (builder) -> builder.defaultHeaders((headers) -> headers.set("X-Order", "first"));
		}

	}

}
