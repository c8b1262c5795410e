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

package com.tracklysms.spring.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.IndeterminateTracklyException;
import com.tracklysms.spring.error.TracklyErrorCategory;
import com.tracklysms.spring.error.UncategorizedTracklyException;
import com.tracklysms.spring.lists.SendingListStatus;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.RawServer;
import com.tracklysms.spring.testsupport.Style;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what fails with the first call only: no other exceptions than those of this
 * client leave a call.
 */
class LateFailureTests {

	static Stream<Arguments> calls() {
		List<Consumer<TracklyOperations>> calls = List.of(Call.SEND::on, Call.SEND_BULK::on,
				(operations) -> operations.sendAll(List.of(Call.MESSAGE)),
				(operations) -> operations.opsForLists().findAll(SendingListStatus.ACTIVE));
		List<Supplier<WebClient.Builder>> failures = List.of(() -> {
			throw new IllegalStateException("Bundle is broken");
		}, () -> {
			throw new NoClassDefFoundError("Class is missing");
		});
		return Stream.of(Style.values())
			.flatMap((style) -> calls.stream()
				.flatMap((call) -> failures.stream().map((failure) -> Arguments.of(style, call, failure))));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("calls")
	void clientThatCannotBeCreatedFailsTheCallWithTheCause(Style style, Consumer<TracklyOperations> call,
			Supplier<WebClient.Builder> failure) {
		TracklyOperations operations = style.build(builder(failure));
		assertThatExceptionOfType(UncategorizedTracklyException.class).isThrownBy(() -> call.accept(operations))
			.withMessageStartingWith("Nothing was sent, the client could not be created [java.lang.")
			.satisfies((exception) -> {
				assertThat(exception.getCategory()).isEqualTo(TracklyErrorCategory.NON_TRANSIENT);
				assertThat(exception).hasRootCauseMessage(exception.getMostSpecificCause().getMessage());
			});
	}

	@Test
	void subscriberOnAnEventLoopGetsTheSame() {
		assertThatExceptionOfType(UncategorizedTracklyException.class).isThrownBy(() -> builder(() -> {
			throw new IllegalStateException("Bundle is broken");
		}).buildReactive().send(Call.MESSAGE).subscribeOn(Schedulers.parallel()).block());
	}

	@Test
	void reportOfASendThatCouldNotBeginIsEmpty() {
		List<SendReport> reports = new ArrayList<>();
		assertThatExceptionOfType(UncategorizedTracklyException.class).isThrownBy(() -> builder(() -> {
			throw new IllegalStateException("Bundle is broken");
		}).buildReactive().sendAll(Flux.just(Call.MESSAGE), reports::add).blockLast());
		assertThat(reports).singleElement().satisfies((report) -> assertThat(report.read()).isZero());
	}

	@ParameterizedTest
	@EnumSource(Style.class)
	void templateRecoversWhenTheClientCanBeCreated(Style style) {
		try (RawServer server = answering(200, Call.SEND.success)) {
			List<String> attempts = new ArrayList<>();
			TracklyOperations operations = style.build(builder(() -> {
				attempts.add("attempt");
				if (attempts.size() == 1) {
					throw new IllegalStateException("Bundle is broken");
				}
				return WebClient.builder();
			}).baseUrl("http://localhost:" + server.port() + "/api"));
			assertThatExceptionOfType(UncategorizedTracklyException.class).isThrownBy(() -> Call.SEND.on(operations));
			assertThat(Call.SEND.on(operations)).isNotNull();
		}
	}

	@ParameterizedTest
	@EnumSource(Style.class)
	void brokenTranslatorLeavesTheOutcomeOpen(Style style) {
		try (RawServer server = answering(400, "{}")) {
			for (Throwable failure : List.of(new IllegalStateException("Broken"), new NoClassDefFoundError("Broken"),
					new StackOverflowError("Broken"))) {
				TracklyOperations operations = style
					.build(TestTemplates.forPort(server.port()).exceptionTranslator((response) -> {
						throw LateFailureTests.<RuntimeException>sneaky(failure);
					}));
				assertThatExceptionOfType(IndeterminateTracklyException.class)
					.isThrownBy(() -> Call.SEND.on(operations))
					.withMessageContaining("400")
					.withMessageContaining("could not be processed")
					.withCause(failure);
			}
		}
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> T sneaky(Throwable failure) throws T {
		throw (T) failure;
	}

	private static TracklyTemplateBuilder builder(Supplier<WebClient.Builder> webClientBuilder) {
		return TracklyTemplate.builder(webClientBuilder).apiKey(TestTemplates.API_KEY).from(TestTemplates.FROM);
	}

	private RawServer answering(int status, String body) {
		return RawServer.start((connection) -> {
			while (true) {
				connection.readRequest();
				connection.answer(status, body);
			}
		});
	}

}
