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

package com.tracklysms.spring.internal.retry;

import java.time.Duration;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.RawServer;
import com.tracklysms.spring.testsupport.Style;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the log lines of retries, which belong to the caller whichever thread writes
 * them.
 */
@ParameterizedClass
@EnumSource
class RetryLogTests {

	private final Style style;

	private final Logger logger = (Logger) LoggerFactory.getLogger(RetryRules.class);

	private final Level level = this.logger.getLevel();

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	RetryLogTests(Style style) {
		this.style = style;
	}

	@BeforeEach
	void listen() {
		this.logger.setLevel(Level.DEBUG);
		this.appender.start();
		this.logger.addAppender(this.appender);
		MDC.put("request", "r-1");
	}

	@AfterEach
	void endListening() {
		MDC.clear();
		this.logger.detachAppender(this.appender);
		this.logger.setLevel(this.level);
	}

	@ParameterizedTest
	@EnumSource
	void retryIsLoggedWithTheContextOfTheCaller(Call call) {
		try (RawServer server = refusingTwice(call.success)) {
			call.on(template(server));
			assertLoggedForTheCaller();
		}
	}

	@ParameterizedTest
	@EnumSource(names = "SEND_BULK")
	void retryOfABatchIsLoggedWithTheContextOfTheCaller(Call call) {
		try (RawServer server = refusingTwice(call.success)) {
			template(server).sendAll(List.of(Call.MESSAGE));
			assertLoggedForTheCaller();
		}
	}

	private void assertLoggedForTheCaller() {
		assertThat(this.appender.list).hasSize(2)
			.allSatisfy((event) -> assertThat(event.getFormattedMessage()).startsWith("Retry "))
			.allSatisfy((event) -> assertThat(event.getMDCPropertyMap()).containsEntry("request", "r-1"));
		assertThat(MDC.get("request")).isEqualTo("r-1");
	}

	private TracklyOperations template(RawServer server) {
		return this.style.build(TestTemplates.timing(
				TestTemplates.forPort(server.port()).rateLimit((settings) -> settings.withAdaptive(false)),
				(timing) -> timing.withSleeper((duration) -> {
				}).withDelay((duration) -> Mono.delay(Duration.ofMillis(1)))));
	}

	private static RawServer refusingTwice(String success) {
		return RawServer.start((connection) -> {
			while (true) {
				connection.readRequest();
				if (connection.server().requests().size() <= 2) {
					connection.answer(429, "{}");
				}
				else {
					connection.answer(201, success);
				}
			}
		});
	}

}
