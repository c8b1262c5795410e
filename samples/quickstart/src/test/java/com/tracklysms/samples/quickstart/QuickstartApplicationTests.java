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

package com.tracklysms.samples.quickstart;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.journal.QueuedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the tour goes as its text says, with and without a key.
 */
@ExtendWith(OutputCaptureExtension.class)
class QuickstartApplicationTests {

	@Test
	void withoutAKeyItTakesTheTourAgainstASimulator(CapturedOutput output) {
		try (ConfigurableApplicationContext context = SpringApplication.run(QuickstartApplication.class)) {
			TracklySimulator simulator = context.getBean(TracklySimulator.class);
			assertThat(simulator.getJournal().count()).isEqualTo(1 + 2 + 8 + 1);
			assertThat(simulator.getJournal().getRateLimitedCount()).isPositive();
		}
		assertThat(output).contains("msg_")
			.contains("2 queued, 1 refused")
			.contains("message 1: Invalid phone number format")
			.containsPattern("Retry 1 of 5 in \\d+ ms after: Trackly answered 429 rate_limit: Rate limit exceeded")
			.contains("all 8 queued")
			.contains("InvalidPhoneNumberException")
			.contains("TracklyAuthenticationException")
			.contains("TracklyConnectionLostException")
			.contains("v1 is deprecated")
			.contains("is active")
			.contains("the simulator queued 12 messages");
	}

	@Test
	void profileTakesTheTourOverApiV2(CapturedOutput output) {
		try (ConfigurableApplicationContext context = SpringApplication.run(QuickstartApplication.class,
				"--spring.profiles.active=v2")) {
			assertThat(context.getBean(TracklySimulator.class).getJournal().getMessages()).hasSize(1 + 2 + 8 + 1)
				.extracting(QueuedMessage::endpoint)
				.containsOnly(TracklyEndpoint.SEND, TracklyEndpoint.SEND_BULK);
		}
		assertThat(output).contains("2 queued, 1 refused")
			.contains("message 1: ")
			.contains("all 8 queued")
			.contains("InvalidPhoneNumberException")
			.contains("TracklyAuthenticationException")
			.contains("TracklyConnectionLostException")
			.contains("is active")
			.contains("the simulator queued 12 messages")
			.doesNotContain("deprecated")
			.doesNotContain("18005550199");
	}

	@Test
	void inboxKeepsTheSimulatorRunning(CapturedOutput output) {
		String[] args = { "--inbox", "--trackly.simulator.port=0" };
		try (ConfigurableApplicationContext context = QuickstartApplication.application(args).run(args)) {
			assertThat(output).contains("Done: the simulator queued 12 messages")
				.contains(
						"The inbox is at " + context.getBean(TracklySimulator.class).getBaseUrl().replace("/api", "/"));
			assertThat(Thread.getAllStackTraces().keySet()).anyMatch(QuickstartApplicationTests::keepsAlive);
		}
		assertThat(Thread.getAllStackTraces().keySet()).noneMatch(QuickstartApplicationTests::keepsAlive);
	}

	private static boolean keepsAlive(Thread thread) {
		return thread.getName().equals("keep-alive") && thread.isAlive() && !thread.isDaemon();
	}

	@Test
	void withAKeyItSendsOneMessageToTheApi(CapturedOutput output) {
		try (TracklySimulator simulator = TracklySimulator.start()) {
			SpringApplication
				.run(QuickstartApplication.class, "--trackly.api-key=" + simulator.getApiKey(),
						"--trackly.base-url=" + simulator.getBaseUrl(), "--quickstart.to=+12065550199")
				.close();
			assertThat(simulator.getJournal().getMessages()).singleElement()
				.extracting(QueuedMessage::to)
				.isEqualTo("+12065550199");
		}
		assertThat(output).contains("real API").contains("is queued").doesNotContain("simulator at");
	}

}
