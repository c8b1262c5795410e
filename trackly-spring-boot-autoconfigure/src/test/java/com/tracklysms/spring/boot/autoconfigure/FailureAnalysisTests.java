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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.tracklysms.spring.ReactiveTracklyOperations;
import com.tracklysms.spring.ReactiveTracklyTemplate;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.TracklyTemplateBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

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
	@CsvSource(delimiter = '|', nullValues = "null", value = { "api-key| | blank", "api-key|' '| blank",
			"api-key|'trk_s3cr3t\u0007'| control character", "base-url|app.tracklysms.com| complete http or https URL",
			"base-url|ftp://x| complete http", "base-url|''| complete http", "base-url|http://example.com/api| https",
			"base-url|https://u:trk_s3cr3t@example.com| user information",
			"http.connect-timeout|-1s| between 1 ms and 24 days", "http.connect-timeout|0s| between 1 ms and 24 days",
			"http.read-timeout|-1ms| between 1 ms and 24 days", "http.ssl.bundle|missing| No SSL bundle",
			"retry.max-retries|-1| negative", "retry.initial-interval|-1ms| negative",
			"retry.multiplier|0.5| 1 or more", "retry.max-interval|-1s| negative",
			"retry.initial-interval|31s| trackly.retry.max-interval", "retry.jitter|1.5| between 0 and 1",
			"retry.max-duration|-2m| negative", "bulk.batch-size|0| between 1 and 1000",
			"bulk.batch-size|1001| between 1 and 1000", "bulk.concurrency|0| 1 or more",
			"bulk.buffer-memory|0B| more than zero", "bulk.buffer-memory|-1MB| more than zero",
			"bulk.linger|-1ms| negative" })

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
			.contains("Origin: \"trackly." + property + "\" from property source \"commandLineArgs\"")
			.contains(reason.trim())
			.containsPattern("Action:\\s+\\S.*'trackly." + property.replace(".", "\\.") + "'")
			.doesNotContain(SECRET);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "http.connect-timeout|106751991167300d| between 1 ms and 24 days",
					"http.read-timeout|9223372036854775807s| between 1 ms and 24 days",
					"rate-limit.send-per-second|1020408164| between 1 and 1000000000",
					"base-url|https://app.tracklysms.com/api/v1| remove its last part",
					"base-url|https://app.tracklysms.com/api/V2/| remove its last part",
					"base-url|http://localhost:65536/api| between 1 and 65535" })
	void valueThatNoCallCouldUseIsNamedWithReasonAndCure(String property, String value, String reason,
			CapturedOutput output) {
		invalidPropertyIsNamedWithReasonAndCure(property, value, reason, output);
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
	void fileAndLineAreNamedAsTheOrigin(@TempDir Path directory, CapturedOutput output) throws IOException {
		Path file = Files.writeString(directory.resolve("trackly.yml"), """
				trackly:
				  api-key: %s
				  retry:
				    jitter: 2
				""".formatted(SECRET));
		runAndFail(EmptyConfiguration.class, "--spring.config.additional-location=" + file.toUri());
		assertThat(output).contains("Property: trackly.retry.jitter").contains("trackly.yml] - 4:13");
	}

	@Test
	void environmentVariableIsNamedAsTheOrigin(CapturedOutput output) {
		SpringApplication application = new SpringApplication(EmptyConfiguration.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
					new SystemEnvironmentPropertySource("systemEnvironment", Map.of("TRACKLY_API_KEY", "")));
		application.setEnvironment(environment);
		assertThatException().isThrownBy(application::run);
		assertThat(output).contains("Property: trackly.api-key")
			.contains("Origin: System Environment Property \"TRACKLY_API_KEY\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "from; Change 'trackly.from', or remove it and name the sender",
					"rate-limit.bulk-per-second; or remove it for no limit",
					"rate-limit.shared; Provide what is missing", "http.ssl.bundle; under 'spring.ssl.bundle'" })
	void cureSuitsAPropertyWithoutDefault(String property, String cure, CapturedOutput output) {
		String value = Map
			.of("from", "1", "rate-limit.bulk-per-second", "0", "rate-limit.shared", "true", "http.ssl.bundle",
					"missing")
			.get(property);
		runAndFail(EmptyConfiguration.class, "--trackly.api-key=" + SECRET, "--trackly.api-version=v2",
				"--trackly." + property + "=" + value);
		assertThat(output).contains(cure).doesNotContain("to use the default");
	}

	@Test
	void unresolvedPlaceholderInTheKeyIsNamed(@TempDir Path directory, CapturedOutput output) throws IOException {
		Path file = Files.writeString(directory.resolve("trackly.properties"),
				"trackly.api-key=trk_s3cr3t${SECRET_STORE_KEY}\n");
		runAndFail(EmptyConfiguration.class, "--spring.config.additional-location=" + file.toUri());
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("Property: trackly.api-key")
			.contains("trackly.properties] - 1:")
			.contains("Placeholder 'SECRET_STORE_KEY' cannot be resolved")
			.contains("Set 'SECRET_STORE_KEY'")
			.doesNotContain(SECRET);
	}

	@ParameterizedTest
	@CsvSource({ "truststore.location, file:/missing.p12", "truststore.location, classpath:missing.p12",
			"truststore.location, classpath:META-INF/spring.factories", "truststore.type, NONSENSE",
			"options.ciphers, TLS_NONSENSE", "options.enabled-protocols, TLSv9" })
	void sslBundleThatCannotBeUsedIsNamed(String property, String value, CapturedOutput output) {
		runAndFail(EmptyConfiguration.class, "--trackly.api-key=" + SECRET, "--trackly.http.ssl.bundle=own",
				"--spring.ssl.bundle.jks.own." + property + "=" + value);
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("Property: trackly.http.ssl.bundle")
			.contains("Reason: The SSL bundle cannot be used")
			.contains("Correct the bundle under 'spring.ssl.bundle'");
	}

	@Test
	void sslBundleOfAllClientsThatCannotBeUsedIsNamed(CapturedOutput output) {
		runAndFail(EmptyConfiguration.class, "--trackly.api-key=" + SECRET, "--spring.http.clients.ssl.bundle=own",
				"--spring.ssl.bundle.jks.own.truststore.location=file:/missing.p12");
		assertThat(output).contains("Property: spring.http.clients.ssl.bundle").contains("missing.p12");
	}

	@Test
	void unreadableStoreOfAnSslBundleIsNamed(@TempDir Path directory, CapturedOutput output) throws IOException {
		Path certificate = Files.writeString(directory.resolve("ca.pem"), "nonsense");
		runAndFail(EmptyConfiguration.class, "--trackly.api-key=" + SECRET, "--trackly.http.ssl.bundle=own",
				"--spring.ssl.bundle.pem.own.truststore.certificate=" + certificate.toUri());
		assertThat(output).contains("APPLICATION FAILED TO START").contains("Property: trackly.http.ssl.bundle");
	}

	@Test
	@Tag("boot-4.1")
	void cookiesThatTheHttpLibraryDoesNotSupportAreNamed(CapturedOutput output) {
		invalidPropertyIsNamedWithReasonAndCure("http.cookie-handling", "enable", "does not support cookie handling",
				output);
	}

	@Test
	@Tag("boot-4.1")
	void cookiesRequiredForAllClientsAreNamedToo(CapturedOutput output) {
		runAndFail(EmptyConfiguration.class, "--trackly.api-key=" + SECRET,
				"--spring.http.clients.cookie-handling=enable");
		assertThat(output).contains("Property: spring.http.clients.cookie-handling");
	}

	@Test
	@Tag("boot-4.1")
	void cookiesAreUsedWhereTheHttpLibrarySupportsThem() {
		run(EmptyConfiguration.class, "--trackly.api-key=" + SECRET, "--trackly.http.cookie-handling=enable",
				"--spring.http.clients.reactive.connector=jdk")
			.close();
	}

	@Test
	void withoutAKeyTheApplicationStarts() {
		run(EmptyConfiguration.class).close();
	}

	@ParameterizedTest
	@ValueSource(classes = { NeedsOperations.class, NeedsTemplate.class, NeedsReactiveOperations.class,
			NeedsReactiveTemplate.class })
	void injectionWithoutAKeyIsExplained(Class<?> configuration, CapturedOutput output) {
		runAndFail(configuration);
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("no API key is configured")
			.contains("Set 'trackly.api-key'")
			.contains("TRACKLY_API_KEY");
	}

	@Test
	void builderIsThereWithoutAKey() {
		run(NeedsBuilder.class).close();
	}

	@ParameterizedTest
	@ValueSource(classes = { NeedsOperations.class, NeedsReactiveTemplate.class, NeedsBuilder.class })
	void injectionIntoADisabledClientIsExplained(Class<?> configuration, CapturedOutput output) {
		runAndFail(configuration, "--trackly.api-key=" + SECRET, "--trackly.enabled=false");
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("because the client is disabled")
			.contains("Remove 'trackly.enabled=false'");
	}

	@Test
	void switchThatIsNoBooleanIsNamed(CapturedOutput output) {
		runAndFail(EmptyConfiguration.class, "--trackly.enabled=maybe");
		assertThat(output).contains("APPLICATION FAILED TO START").contains("Property: trackly.enabled");
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
		application.setWebApplicationType(WebApplicationType.NONE);
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
