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
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.info.InfoContributorAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.info.InfoEndpointAutoConfiguration;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.actuate.info.InfoEndpoint;
import org.springframework.boot.actuate.info.SimpleInfoContributor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotationMetadata;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TracklyInfoContributorAutoConfiguration} and the contributor it makes.
 */
class TracklyInfoContributorAutoConfigurationTests {

	private static final String KEY = "trk_verySecretKey";

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations.of(
			ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class, TracklyAutoConfiguration.class,
			TracklyInfoContributorAutoConfiguration.class, EndpointAutoConfiguration.class,
			WebEndpointAutoConfiguration.class, InfoContributorAutoConfiguration.class,
			InfoEndpointAutoConfiguration.class);

	private final ApplicationContextRunner unconfiguredRunner = new ApplicationContextRunner()
		.withConfiguration(AUTO_CONFIGURATIONS)
		.withPropertyValues("management.endpoints.web.exposure.include=info");

	private final ApplicationContextRunner contextRunner = this.unconfiguredRunner
		.withPropertyValues("trackly.api-key=" + KEY);

	@Test
	void endpointShowsWhatTheClientIsSetTo() {
		this.contextRunner.withPropertyValues("trackly.from=pn_abc123def456")
			.run((context) -> assertThat(context.getBean(InfoEndpoint.class).info()).isEqualTo(Map.of("trackly",
					Map.of("baseUrl", "https://app.tracklysms.com/api", "apiVersion", "v1", "from", "***f456"))));
	}

	@Test
	void endpointShowsItInServletAndReactiveApplications() {
		String[] properties = { "management.endpoints.web.exposure.include=info", "trackly.api-key=" + KEY };
		new WebApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.withPropertyValues(properties)
			.run((context) -> assertThat(context.getBean(InfoEndpoint.class).info()).containsKey("trackly"));
		new ReactiveWebApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.withPropertyValues(properties)
			.run((context) -> assertThat(context.getBean(InfoEndpoint.class).info()).containsKey("trackly"));
	}

	@ParameterizedTest
	@CsvSource({ "v1, pn_abc123def456, ***f456", "v1, pn_12065550100, ***0100", "v1, +12065550100, ***0100",
			"v1, some other id, ***r id", "v1, 12345678, ***5678", "v1, 1234567, ***", "v2, +18005550199, ***0199" })
	void senderIsMasked(String version, String from, String shown) {
		this.contextRunner.withPropertyValues("trackly.api-version=" + version, "trackly.from=" + from)
			.run((context) -> assertThat(trackly(context.getBean(InfoEndpoint.class))).containsEntry("from", shown)
				.containsEntry("apiVersion", version));
	}

	@Test
	void applicationWithoutASenderHasNoneToShow() {
		this.contextRunner.run((context) -> assertThat(trackly(context.getBean(InfoEndpoint.class)))
			.containsOnlyKeys("baseUrl", "apiVersion"));
	}

	@ParameterizedTest
	@CsvSource({ "https://localhost/api, https://localhost/api",
			"https://user:secret@localhost:8443/api, https://localhost:8443/api",
			"https://user:sec@ret@localhost, https://localhost",
			"https://localhost/a@b?key=secret, https://localhost/a@b",
			"https://localhost/api#secret, https://localhost/api", "none, none" })
	void baseUrlIsShownWithoutSecrets(String baseUrl, String shown) {
		TracklyProperties properties = new TracklyProperties();
		properties.setBaseUrl(baseUrl);
		TracklyConnectionDetails connectionDetails = new PropertiesTracklyConnectionDetails(properties, null);
		InfoContributor contributor = new TracklyInfoContributor(connectionDetails, properties);
		assertThat(trackly(new InfoEndpoint(List.of(contributor)))).containsEntry("baseUrl", shown);
	}

	@Test
	void connectionDetailsOfTheApplicationAreShown() {
		this.unconfiguredRunner.withBean(TracklyConnectionDetails.class, LocalConnectionDetails::new)
			.run((context) -> assertThat(context.getBean(InfoEndpoint.class).info().toString())
				.contains("https://localhost/own")
				.doesNotContain(KEY));
	}

	@Test
	void thereIsNoneIfItIsDisabled() {
		this.contextRunner.withPropertyValues("management.info.trackly.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TracklyInfoContributor.class));
		this.contextRunner.withPropertyValues("management.info.defaults.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TracklyInfoContributor.class));
	}

	@Test
	void thereIsNoneWithoutAKey() {
		this.unconfiguredRunner
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TracklyInfoContributor.class));
	}

	/**
	 * Found by its name as in an application: a class that has been loaded already would
	 * have shown its conditions, of which one is missing.
	 */
	@Test
	void thereIsNoneWithoutActuator() {
		new ApplicationContextRunner().withUserConfiguration(Application.class)
			.withPropertyValues("trackly.api-key=" + KEY)
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(TracklyConnectionDetails.class)
				.doesNotHaveBean(TracklyInfoContributor.class));
		new ApplicationContextRunner().withUserConfiguration(Application.class)
			.withPropertyValues("trackly.api-key=" + KEY)
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(TracklyInfoContributor.class));
	}

	@Test
	void applicationsOwnReplacesIt() {
		this.contextRunner
			.withBean("tracklyInfoContributor", InfoContributor.class,
					() -> new SimpleInfoContributor("trackly", "own"))
			.run((context) -> assertThat(context.getBean(InfoEndpoint.class).info())
				.isEqualTo(Map.of("trackly", "own")));
	}

	@SuppressWarnings("unchecked")
	private Map<String, Object> trackly(InfoEndpoint endpoint) {
		return (Map<String, Object>) endpoint.info().get("trackly");
	}

	@Configuration(proxyBeanMethods = false)
	@Import(AutoConfigurationNames.class)
	static class Application {

	}

	static class AutoConfigurationNames implements DeferredImportSelector {

		@Override
		public String[] selectImports(AnnotationMetadata importingClass) {
			return new String[] { WebClientAutoConfiguration.class.getName(), TracklyAutoConfiguration.class.getName(),
					TracklyInfoContributorAutoConfiguration.class.getName() };
		}

	}

	private static final class LocalConnectionDetails implements TracklyConnectionDetails {

		@Override
		public String getBaseUrl() {
			return "https://localhost/own";
		}

		@Override
		public String getApiKey() {
			return KEY;
		}

	}

}
