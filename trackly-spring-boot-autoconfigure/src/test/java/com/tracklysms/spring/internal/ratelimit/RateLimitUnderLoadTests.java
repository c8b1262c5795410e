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

package com.tracklysms.spring.internal.ratelimit;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.LimitedServer;
import com.tracklysms.spring.testsupport.Style;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for many callers at once against a server that announces when to come again. How
 * much of a limit they use is for the benchmark to say.
 */
class RateLimitUnderLoadTests {

	private static final int THREADS = 64;

	@ParameterizedTest
	@EnumSource
	void noRequestComesBeforeTheAnnouncedTimeAndFewComeInVain(Style style) throws InterruptedException {
		try (LimitedServer server = LimitedServer.startAnnouncing(1000, Duration.ofSeconds(2))) {
			TracklyOperations template = style.build(TestTemplates.forPort(server.port()));
			ExecutorService callers = Executors.newFixedThreadPool(THREADS);
			for (int caller = 0; caller < THREADS; caller++) {
				callers.execute(() -> sendUntil(3000, template, server));
			}
			callers.shutdown();
			assertThat(callers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
			assertThat(server.refused()).isPositive();
			assertThat(server.early()).isZero();
			assertThat(server.accepted() + server.refused()).isLessThanOrEqualTo((int) (1.05 * server.accepted()));
		}
	}

	private void sendUntil(int accepted, TracklyOperations template, LimitedServer server) {
		while (server.accepted() < accepted) {
			try {
				Call.SEND.on(template);
			}
			catch (TracklyRateLimitException ex) {
				// The next one
			}
		}
	}

}
