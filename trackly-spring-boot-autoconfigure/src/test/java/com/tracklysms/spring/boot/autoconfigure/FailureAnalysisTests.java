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

import java.util.ArrayList;
import java.util.List;

import com.tracklysms.spring.ReactiveTracklyOperations;
import com.tracklysms.spring.ReactiveTracklyTemplate;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.TracklyTemplateBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for what an application says that cannot start: run as a user runs it, and read
 * from its output.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailureAnalysisTests {

	private static final String SECRET = "trk_s3cr3t";

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "null",
			value = { "api-key| | blank", "api-key|' '| blank", "api-key|'trk_s3cr3t\u0007'| control character",
					"base-url|app.tracklysms.com| complete http or https URL", "base-url|ftp://x| complete http",
					"base-url|''| complete http", "base-url|http://example.com/api| https",
					"base-url|https://u:trk_s3cr3t@example.com| user information",
					"http.connect-timeout|-1s| more than zero", "http.connect-timeout|0s| more than zero",
					"http.read-timeout|-1ms| more than zero", "http.ssl.bundle|missing| No SSL bundle",
					"retry.max-retries|-1| negative", "retry.initial-interval|-1ms| negative",
					"retry.multiplier|0.5| 1 or more", "retry.max-interval|-1s| negative",
					"retry.initial-interval|31s| trackly.retry.max-interval", "retry.jitter|1.5| between 0 and 1",
					"retry.max-duration|-2m| negative", "bulk.batch-size|0| between 1 and 1000",
					"bulk.batch-size|1001| between 1 and 1000", "bulk.concurrency|0| 1 or more",
					"bulk.buffer-memory|0B| more than zero", "bulk.buffer-memory|-1MB| more than zero" })
	void invalidPropertyIsNamedWithReasonAndCure(String property, String value, String reason, CapturedOutput output) {
		String argument = "--trackly." + property + "=" + ((value != null) ? value : "");
		if (property.equals("api-key")) {
			runAndFail(EmptyConfiguration.class, argument);
		}
		else {
			runAndFail(EmptyConfiguration.class, "--trackly.api-key=" + SECRET, argument);
		}
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("Property: trackly." + property)
			.contains("Origin: configuration properties")
			.contains(reason.trim())
			.containsPattern("Action:\\s+\\S.*'trackly." + property.replace(".", "\\.") + "'|Action:\\s+Change")
			.doesNotContain(SECRET);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "500", "1000" })
	void batchSizeWithinItsBoundsIsAccepted(String batchSize) {
		run(EmptyConfiguration.class, "--trackly.api-key=" + SECRET, "--trackly.bulk.batch-size=" + batchSize).close();
	}

	@Test
	void plainHttpIsAcceptedWhereTheRiskIs() {
		run(EmptyConfiguration.class, "--trackly.api-key=" + SECRET, "--trackly.base-url=http://example.com/api",
				"--trackly.allow-insecure-base-url=true")
			.close();
	}

	@Test
	void cureOfPlainHttpIsNamed(CapturedOutput output) {
		runAndFail(EmptyConfiguration.class, "--trackly.api-key=" + SECRET,
				"--trackly.base-url=http://example.com/api");
		assertThat(output).contains("trackly.allow-insecure-base-url=true");
	}

	@Test
	void unknownApiVersionIsExplainedByBoot(CapturedOutput output) {
		runAndFail(EmptyConfiguration.class, "--trackly.api-key=" + SECRET, "--trackly.api-version=v7");
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("trackly.api-version")
			.contains("V1")
			.doesNotContain(SECRET);
	}

	@Test
	void senderOfApiV1IsRefusedUnderV2(CapturedOutput output) {
		runAndFail(EmptyConfiguration.class, "--trackly.api-key=" + SECRET, "--trackly.api-version=v2",
				"--trackly.from=pn_abc123def456");
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("Property: trackly.from")
			.contains("E.164")
			.doesNotContain("pn_abc123def456");
	}

	@Test
	void senderWhosePlusSignYamlDroppedIsExplained(CapturedOutput output) {
		runAndFail(EmptyConfiguration.class, "--trackly.api-key=" + SECRET, "--trackly.api-version=v2",
				"--trackly.from=18005550100");
		assertThat(output).contains("Property: trackly.from")
			.contains("In YAML it needs quotes")
			.doesNotContain("18005550100");
	}

	@Test
	void connectionDetailsAreNamedAsTheOrigin(CapturedOutput output) {
		runAndFail(BadConnectionDetailsConfiguration.class);
		assertThat(output).contains("Property: trackly.api-key")
			.contains("Origin: bean of type " + BadConnectionDetails.class.getName());
	}

	@Test
	void withoutAKeyTheApplicationStarts() {
		run(EmptyConfiguration.class).close();
	}

	@ParameterizedTest
	@ValueSource(classes = { NeedsOperations.class, NeedsTemplate.class, NeedsReactiveOperations.class,
			NeedsReactiveTemplate.class, NeedsBuilder.class })
	void injectionWithoutAKeyIsExplained(Class<?> configuration, CapturedOutput output) {
		runAndFail(configuration);
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("no API key is configured")
			.contains("Set 'trackly.api-key'")
			.contains("TRACKLY_API_KEY");
	}

	@Test
	void otherMissingBeansAreNotOursToExplain(CapturedOutput output) {
		runAndFail(NeedsString.class);
		assertThat(output).contains("APPLICATION FAILED TO START").doesNotContain("trackly.api-key");
	}

	@Test
	void missingTemplateBesideTheApplicationsOperationsIsNotOursToExplain(CapturedOutput output) {
		runAndFail(OwnOperationsAndNeedsTemplate.class, "--trackly.api-key=" + SECRET);
		assertThat(output).contains("APPLICATION FAILED TO START").doesNotContain("no API key is configured");
	}

	private void runAndFail(Class<?> configuration, String... arguments) {
		assertThatException().isThrownBy(() -> run(configuration, arguments));
	}

	private ConfigurableApplicationContext run(Class<?> configuration, String... arguments) {
		SpringApplication application = new SpringApplication(configuration);
		application.setLogStartupInfo(false);
		List<String> all = new ArrayList<>(List.of(arguments));
		all.add("--spring.main.banner-mode=off");
		return application.run(all.toArray(String[]::new));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class EmptyConfiguration {

	}

	@Configuration(proxyBeanMethods = false)
	@Import(EmptyConfiguration.class)
	static class NeedsOperations {

		NeedsOperations(TracklyOperations operations) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(EmptyConfiguration.class)
	static class NeedsTemplate {

		@Bean
		Integer needsTemplate(TracklyTemplate template) {
			return 1;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(EmptyConfiguration.class)
	static class NeedsReactiveOperations {

		NeedsReactiveOperations(ReactiveTracklyOperations operations) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(EmptyConfiguration.class)
	static class NeedsReactiveTemplate {

		@Bean
		Integer needsTemplate(ReactiveTracklyTemplate template) {
			return 1;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(EmptyConfiguration.class)
	static class NeedsBuilder {

		NeedsBuilder(TracklyTemplateBuilder builder) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(EmptyConfiguration.class)
	static class NeedsString {

		NeedsString(Runnable runnable) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(EmptyConfiguration.class)
	static class OwnOperationsAndNeedsTemplate {

		@Bean
		TracklyOperations own() {
			return org.mockito.Mockito.mock(TracklyOperations.class);
		}

		@Bean
		Integer needsTemplate(TracklyTemplate template) {
			return 1;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(EmptyConfiguration.class)
	static class BadConnectionDetailsConfiguration {

		@Bean
		BadConnectionDetails badConnectionDetails() {
			return new BadConnectionDetails();
		}

	}

	static class BadConnectionDetails implements TracklyConnectionDetails {

		@Override
		public String getBaseUrl() {
			return "https://localhost";
		}

		@Override
		public String getApiKey() {
			return " ";
		}

	}

}
