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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import com.tracklysms.spring.testsupport.RawClient;
import com.tracklysms.spring.testsupport.WebhookRequests;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that requests which were damaged on the way, or that somebody tries, are never
 * published and never a failure of the server.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebhookFuzzTests {

	private static final int COUNT = Integer.getInteger("trackly.test.fuzz", 2000);

	private static final int MOST_NOISES = 4;

	private final Random random = new Random(Long.getLong("trackly.test.fuzz.seed", 17));

	@ParameterizedTest
	@EnumSource
	void damagedRequestsAreNeitherPublishedNorFailures(WebStack stack) {
		try (ConfigurableApplicationContext context = run(stack)) {
			RecordingListener listener = context.getBean(RecordingListener.class);
			Map<Integer, Integer> statuses = sendDamaged(WebStack.portOf(context), listener, COUNT);
			assertThat(statuses.get(401)).isGreaterThan(COUNT / 2);
		}
	}

	/**
	 * So that it is the damage which is refused.
	 */
	@ParameterizedTest
	@EnumSource
	void requestsThatAreOnlyStrangeAreNoFailures(WebStack stack) {
		try (ConfigurableApplicationContext context = run(stack)) {
			RecordingListener listener = context.getBean(RecordingListener.class);
			Map<Integer, Integer> statuses = sendStrange(WebStack.portOf(context), COUNT);
			assertThat(statuses.get(204)).isGreaterThan(COUNT / 2);
			assertThat(listener.received()).hasSize(statuses.get(204));
		}
	}

	@ParameterizedTest
	@CsvSource({ "SERVLET,com.tracklysms.spring.boot.webhook.ServletSecurity",
			"REACTIVE,com.tracklysms.spring.boot.webhook.ReactiveSecurity" })
	void nothingFailsBehindSecurityEither(WebStack stack, Class<?> security) {
		try (SecuredApplication application = SecuredApplication.run(stack, security)) {
			sendDamaged(application.port(), application.listener(), COUNT / 4);
			Map<Integer, Integer> statuses = sendStrange(application.port(), COUNT / 4);
			assertThat(application.listener().received()).hasSize(statuses.get(204)).hasSizeGreaterThan(COUNT / 8);
		}
	}

	private static ConfigurableApplicationContext run(WebStack stack) {
		return stack.run(List.of(), "--trackly.webhook.secrets=" + WebhookRequests.SECRET);
	}

	private Map<Integer, Integer> sendDamaged(int port, RecordingListener listener, int count) {
		Map<Integer, Integer> statuses = new TreeMap<>();
		for (int number = 0; number < count; number++) {
			RequestDraft draft = new RequestDraft("damaged-" + number);
			addNoise(draft);
			Damage.values()[number % Damage.values().length].applyTo(draft, this.random);
			int status = send(port, draft);
			assertThat(isRefusal(status) || status == 0).as(status + " for " + draft).isTrue();
			assertThat(listener.received()).as(draft.toString()).isEmpty();
			statuses.merge(status, 1, Integer::sum);
		}
		return statuses;
	}

	private Map<Integer, Integer> sendStrange(int port, int count) {
		Map<Integer, Integer> statuses = new TreeMap<>();
		for (int number = 0; number < count; number++) {
			RequestDraft draft = new RequestDraft("strange-" + number);
			addNoise(draft);
			int status = send(port, draft);
			assertThat(isRefusal(status) || status == 204).as(status + " for " + draft).isTrue();
			statuses.merge(status, 1, Integer::sum);
		}
		return statuses;
	}

	/**
	 * Security redirects to its login page.
	 */
	private static boolean isRefusal(int status) {
		return (status >= 400 && status < 500) || status == 302;
	}

	private void addNoise(RequestDraft draft) {
		for (int noises = this.random.nextInt(MOST_NOISES); noises > 0; noises--) {
			Noise.values()[this.random.nextInt(Noise.values().length)].applyTo(draft, this.random);
		}
	}

	private static int send(int port, RequestDraft draft) {
		try (RawClient client = new RawClient(port)) {
			client.send(draft.bytes());
			if (draft.isIncomplete()) {
				client.end();
			}
			return client.readStatus();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(draft.toString(), ex);
		}
	}

}
