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

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.tracklysms.spring.ReactiveTracklyTemplate;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Connector;
import com.tracklysms.spring.testsupport.RawServer;
import com.tracklysms.spring.testsupport.Style;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Disposable;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that the end of an exchange that nobody waits for any more is no error in the
 * log.
 */
@ExtendWith(OutputCaptureExtension.class)
class DroppedErrorTests {

	/**
	 * HttpComponents keeps a connection until its read timeout, and has five.
	 */
	private static final int TIMES = 5;

	private static final Duration READ_TIMEOUT = Duration.ofSeconds(1);

	static List<Arguments> callers() {
		return List.of(Connector.values())
			.stream()
			.flatMap((connector) -> List.of(Style.values()).stream().map((style) -> Arguments.of(connector, style)))
			.toList();
	}

	@ParameterizedTest
	@MethodSource("callers")
	void timeoutDropsNoError(Connector connector, Style style, CapturedOutput output) throws Exception {
		CountDownLatch closed = new CountDownLatch(TIMES);
		try (RawServer server = silent(closed)) {
			TracklyTemplateBuilder builder = TestTemplates.forPort(server.port(), connector, READ_TIMEOUT)
				.timeout(Duration.ofMillis(300))
				.retry((settings) -> settings.withEnabled(false));
			TracklyOperations template = style.build(builder);
			for (int count = 0; count < TIMES; count++) {
				assertThatExceptionOfType(TracklyException.class).isThrownBy(() -> Call.SEND.on(template));
			}
			assertNothingDropped(closed, output);
		}
	}

	@ParameterizedTest
	@EnumSource
	void cancellationDropsNoError(Connector connector, CapturedOutput output) throws Exception {
		CountDownLatch closed = new CountDownLatch(TIMES);
		try (RawServer server = silent(closed)) {
			ReactiveTracklyTemplate template = TestTemplates.forPort(server.port(), connector, READ_TIMEOUT)
				.buildReactive();
			for (int count = 1; count <= TIMES; count++) {
				Disposable call = template.send(Call.MESSAGE).subscribe();
				while (server.requests().size() < count) {
					Thread.onSpinWait();
				}
				call.dispose();
			}
			assertNothingDropped(closed, output);
		}
	}

	private static RawServer silent(CountDownLatch closed) {
		return RawServer.start((connection) -> {
			try {
				connection.readRequest();
				connection.awaitClose();
			}
			finally {
				closed.countDown();
			}
		});
	}

	private static void assertNothingDropped(CountDownLatch closed, CapturedOutput output) throws Exception {
		assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(output).doesNotContain("onErrorDropped").doesNotContain(" ERROR ");
	}

}
