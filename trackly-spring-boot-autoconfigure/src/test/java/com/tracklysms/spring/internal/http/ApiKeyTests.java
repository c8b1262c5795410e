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

package com.tracklysms.spring.internal.http;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.UncategorizedTracklyException;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Connector;
import com.tracklysms.spring.testsupport.Contract;
import com.tracklysms.spring.testsupport.MutableClock;
import com.tracklysms.spring.testsupport.RawServer;
import com.tracklysms.spring.testsupport.RecordingSleeper;
import com.tracklysms.spring.testsupport.Style;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ApiKey}.
 */
class ApiKeyTests {

	private final RecordingSleeper sleeper = new RecordingSleeper(
			new MutableClock(Instant.parse("2026-11-23T10:00:00Z")));

	@ParameterizedTest
	@EnumSource(Contract.class)
	void keyIsAskedForBeforeEachAttempt(Contract contract) {
		try (RawServer server = refusingThenQueueing()) {
			Call.SEND.on(contract.build(builder(server, Connector.REACTOR, keys("old_key", "new_key"))));
			assertKeys(server, "old_key", "new_key");
		}
	}

	@ParameterizedTest
	@EnumSource(Connector.class)
	void keyIsSentByEachHttpLibrary(Connector connector) {
		try (RawServer server = refusingThenQueueing()) {
			Call.SEND.on(builder(server, connector, keys("old_key", "new_key")).build());
			assertKeys(server, "old_key", "new_key");
		}
	}

	@ParameterizedTest
	@EnumSource(Style.class)
	void keyOfEachBatchIsAskedFor(Style style) {
		try (RawServer server = answering("{\"queued_count\":1,\"error_count\":0,\"errors\":[]}")) {
			TracklyOperations operations = style
				.build(builder(server, Connector.REACTOR, keys("key_1", "key_2", "key_3"))
					.bulk((settings) -> settings.withBatchSize(1).withConcurrency(1)));
			operations.sendAll(List.of(Call.MESSAGE, Call.MESSAGE, Call.MESSAGE));
			assertKeys(server, "key_1", "key_2", "key_3");
		}
	}

	@ParameterizedTest
	@EnumSource(Style.class)
	void supplierThatFailsOnceIsAskedAgain(Style style) {
		try (RawServer server = answering(Call.SEND.success)) {
			Deque<Supplier<String>> keys = new ArrayDeque<>(List.of(() -> "key_1", () -> {
				throw new IllegalStateException("Secret store is down");
			}, () -> "key_2"));
			TracklyOperations operations = style.build(builder(server, Connector.REACTOR, () -> keys.remove().get()));
			Call.SEND.on(operations);
			Call.SEND.on(operations);
			assertKeys(server, "key_1", "key_2");
			assertThat(this.sleeper.waits()).hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource(Style.class)
	void nothingIsSentWhileTheSupplierFails(Style style) {
		try (RawServer server = answering(Call.SEND.success)) {
			for (Throwable failure : List.of(new IllegalStateException("Secret store is down"),
					new NoClassDefFoundError("Class is missing"))) {
				TracklyOperations operations = style.build(builder(server, Connector.REACTOR, () -> {
					throw ApiKeyTests.<RuntimeException>sneaky(failure);
				}));
				for (Call call : Call.values()) {
					assertThatExceptionOfType(TracklyConnectionException.class).isThrownBy(() -> call.on(operations))
						.withMessageContaining("API key could not be obtained")
						.withCause(failure);
				}
				assertThat(operations.sendAll(List.of(Call.MESSAGE)).unsent()).isEqualTo(1);
			}
			assertThat(server.requests()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "trk_secret\n", "trk_secret\r\nX-Evil: 1", "trk_secr\u00e9t" })
	void keyThatCannotBeSentIsNotSent(String key) {
		try (RawServer server = answering(Call.SEND.success)) {
			for (Style style : Style.values()) {
				TracklyOperations operations = style.build(builder(server, Connector.REACTOR, keys("key_1", key, key)));
				Call.SEND.on(operations);
				assertThatExceptionOfType(UncategorizedTracklyException.class)
					.isThrownBy(() -> Call.SEND.on(operations))
					.withMessageStartingWith("Request was not sent: API key must")
					.withMessageNotContaining("secr");
				SendReport report = operations.sendAll(List.of(Call.MESSAGE));
				assertThat(report.unsent()).isEqualTo(1);
			}
			assertThat(server.requests()).hasSize(2);
			assertThat(this.sleeper.waits()).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource(Style.class)
	void supplierIsAskedForTheFirstCallOnly(Style style) {
		TracklyOperations operations = style.build(TracklyTemplate.builder(WebClient.builder()).apiKey(() -> {
			throw new IllegalStateException("Secret store is down");
		}).from("pn_1"));
		assertThatExceptionOfType(TracklyConnectionException.class).isThrownBy(() -> Call.SEND.on(operations))
			.withMessageContaining("API key could not be obtained");
	}

	@Test
	void missingKeyIsNotSent() {
		ApiKey apiKey = ApiKey.from(() -> null);
		assertThatExceptionOfType(UncategorizedTracklyException.class).isThrownBy(apiKey::current);
		assertThatExceptionOfType(UncategorizedTracklyException.class).isThrownBy(apiKey::account);
	}

	@Test
	void accountStaysTheSameWhenItsKeyIsRotated() {
		ApiKey apiKey = ApiKey.from(keys("key_1", "key_2", "key_3"));
		String account = apiKey.account();
		apiKey.current();
		assertThat(apiKey.account()).isEqualTo(account)
			.isEqualTo(ApiKey.of("key_1").account())
			.isNotEqualTo(ApiKey.of("key_2").account())
			.doesNotContain("key_1");
	}

	@Test
	void currentAndFormerKeysAreRedacted() {
		ApiKey apiKey = ApiKey.from(keys("sharedprefix1111", "sharedprefix2222", "other"));
		Redactor redactor = new Redactor(apiKey);
		IntStream.range(0, 3).forEach((index) -> apiKey.current());
		assertThat(redactor.redact("Keys sharedprefix2222, sharedprefix1111 and other"))
			.isEqualTo("Keys [api key], [api key] and [api key]");
	}

	@Test
	void rememberedKeysAreLimited() {
		Deque<String> keys = new ArrayDeque<>(IntStream.range(0, 1000).mapToObj((index) -> "key_" + index).toList());
		ApiKey apiKey = ApiKey.from(keys::remove);
		IntStream.range(0, 1000).forEach((index) -> apiKey.current());
		assertThat(apiKey.used()).hasSize(16).startsWith("key_999", "key_998");
		assertThat(apiKey).hasToString("[api key]");
	}

	/**
	 * Return a builder whose supplier is asked for a first key when the client is
	 * created, as a name for the account, and for the given ones before attempts.
	 */
	private TracklyTemplateBuilder builder(RawServer server, Connector connector, Supplier<String> apiKey) {
		AtomicBoolean created = new AtomicBoolean();
		return TestTemplates.recording(TestTemplates.forPort(server.port(), connector)
			.apiKey(() -> created.getAndSet(true) ? apiKey.get() : "first_key"), this.sleeper);
	}

	private Supplier<String> keys(String first, String... others) {
		Deque<String> keys = new ArrayDeque<>(List.of(others));
		keys.addFirst(first);
		return () -> (keys.size() > 1) ? keys.remove() : keys.element();
	}

	private void assertKeys(RawServer server, String... keys) {
		assertThat(server.requests())
			.extracting((request) -> request.lines()
				.filter((line) -> line.toLowerCase().startsWith("x-api-key:"))
				.map((line) -> line.substring(line.indexOf(':') + 1).trim())
				.findFirst()
				.orElseThrow())
			.containsExactly(keys);
	}

	private RawServer refusingThenQueueing() {
		return RawServer.start((connection) -> {
			while (true) {
				connection.readRequest();
				boolean first = connection.server().requests().size() == 1;
				connection.answer(first ? 429 : 200, first ? "{}" : Call.SEND.success);
			}
		});
	}

	private RawServer answering(String body) {
		return RawServer.start((connection) -> {
			while (true) {
				connection.readRequest();
				connection.answer(200, body);
			}
		});
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> T sneaky(Throwable failure) throws T {
		throw (T) failure;
	}

}
