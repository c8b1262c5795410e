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

package com.tracklysms.spring.boot.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.tracklysms.spring.testsupport.WebhookRequests;
import com.tracklysms.spring.webhook.TracklyWebhookProcessor;
import com.tracklysms.spring.webhook.WebhookOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests that the secrets of the webhook, signatures, texts and whole phone numbers appear
 * in no log line, whatever the level of this project's loggers, and in nothing that
 * describes itself.
 */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebhookSecrecyTests {

	private final LoggingSystem loggingSystem = LoggingSystem.get(getClass().getClassLoader());

	@BeforeEach
	void logEverything() {
		this.loggingSystem.setLogLevel("com.tracklysms", LogLevel.TRACE);
	}

	@AfterEach
	void logAsBefore() {
		this.loggingSystem.setLogLevel("com.tracklysms", null);
	}

	@ParameterizedTest
	@EnumSource
	void answersShowNoSecret(WebStack stack, CapturedOutput output) {
		try (ConfigurableApplicationContext context = stack.run(List.of(EveryAnswer.StoreConfiguration.class),
				with(EveryAnswer.PROPERTIES, "--logging.level.com.tracklysms=trace"))) {
			EveryAnswer answers = new EveryAnswer(context);
			answers.give();
			assertThat(output).contains("since a listener failed: java.lang.Exception at com.tracklysms")
				.contains("since the store of processed events failed: java.lang.Exception at com.tracklysms")
				.contains("Request to the webhook was refused")
				.contains("body is signed, but is not an object of JSON")
				.contains("it is older than PT24H")
				.contains("in the future");
			assertThat(output.getAll()).doesNotContain(answers.secrets());
			assertThat(descriptions(context)).isNotEmpty()
				.allSatisfy((description) -> assertThat(description).doesNotContain(answers.secrets()));
		}
	}

	/**
	 * Events, and beans of this project.
	 */
	private static List<String> descriptions(ConfigurableApplicationContext context) {
		List<String> descriptions = new ArrayList<>();
		context.getBean(RecordingListener.class).received().forEach((event) -> descriptions.add(event.toString()));
		Stream.of(context.getBeanDefinitionNames())
			.map(context::getBean)
			.filter((bean) -> bean.getClass().getName().startsWith("com.tracklysms"))
			.forEach((bean) -> descriptions.add(bean.toString()));
		return descriptions;
	}

	private static String[] with(String[] arguments, String... others) {
		return Stream.concat(Stream.of(arguments), Stream.of(others)).toArray(String[]::new);
	}

	/**
	 * As they are written while a secret is being rotated.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "--trackly.webhook.secrets=whsec-QX7,,other", "--trackly.webhook.secrets=whsec-QX7, ,",
			"--trackly.webhook.secrets[1]=whsec-QX7",
			"--trackly.webhook.secrets[0]=whsec-QX7|--trackly.webhook.secrets[2]=other-QX7",
			"--trackly.webhook.secrets[0]=whsec-QX7|--trackly.webhook.secrets[1].value=other-QX7" })
	void secretsThatAreWrittenWrongAreNamedAndNotShown(String arguments, CapturedOutput output) {
		assertThatException().isThrownBy(() -> WebStack.SERVLET.run(List.of(), arguments.split("\\|")));
		assertThat(output.getAll()).containsPattern("Property: trackly\\.webhook\\.secrets")
			.contains("Set 'trackly.webhook.secrets' to the secret of the webhook")
			.doesNotContain("QX7");
	}

	/**
	 * It would be the secret itself.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "--trackly.webhook.secrets=${MISSING_SECRET}",
			"--trackly.webhook.secrets=whsec-QX7,${MISSING_SECRET}",
			"--trackly.webhook.secrets=whsec-QX7${MISSING_SECRET}",
			"--trackly.webhook.secrets[0]=whsec-QX7|--trackly.webhook.secrets[1]=QX7${MISSING_SECRET}" })
	void placeholderThatCannotBeResolvedIsNoSecret(String arguments, CapturedOutput output) {
		assertThatException().isThrownBy(() -> WebStack.SERVLET.run(List.of(), arguments.split("\\|")));
		assertThat(output.getAll()).contains("Property: trackly.webhook.secrets")
			.contains("Placeholder 'MISSING_SECRET' cannot be resolved")
			.doesNotContain("QX7");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--trackly.webhook.secrets.current=whsec-QX7", "--trackly.webhook.secret=whsec-QX7" })
	void propertyThatDoesNotExistIsNotShown(String argument, CapturedOutput output) {
		WebStack.SERVLET.run(List.of(), argument).close();
		assertThat(output.getAll()).doesNotContain("QX7");
	}

	@Test
	void failureOfAVerifierIsDescribedWithoutWhatItSays(CapturedOutput output) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(WebhookRequests.HEADER, "QX7-SIGNATURE");
		TracklyWebhookProcessor processor = TracklyWebhookProcessor.builder((body, received) -> {
			throw new IllegalStateException(String.valueOf(received.getFirst(WebhookRequests.HEADER)));
		}, (event) -> {
		}).build();
		assertThat(processor.process(WebhookRequests.bytes("QX7-TEXT"), headers)).isEqualTo(WebhookOutcome.FAILED);
		assertThat(output).contains("since the verifier of signatures failed: java.lang.IllegalStateException at")
			.doesNotContain("QX7");
	}

}
