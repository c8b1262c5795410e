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

package com.tracklysms.simulator.internal.callback;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import com.tracklysms.simulator.callback.CallbackResult;
import com.tracklysms.simulator.internal.settings.CallbackTarget;
import com.tracklysms.simulator.testsupport.CallbackReceiver;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallbackSender}.
 */
class CallbackSenderTests {

	@Test
	void givesUpAfterItsTimeLimit() {
		CountDownLatch answer = new CountDownLatch(1);
		try (CallbackReceiver stuck = new CallbackReceiver((exchange) -> {
			answer.await();
			return 204;
		}); CallbackSender sender = new CallbackSender(Duration.ofMillis(200))) {
			CallbackResult result = sender.post(new CallbackTarget(stuck.url(), "secret"), "{}");
			assertThat(result).isEqualTo(CallbackResult.unanswered("none within 200 ms"));
			answer.countDown();
		}
	}

	@Test
	void givesUpOnAnAnswerWithoutAnEnd() {
		CountDownLatch end = new CountDownLatch(1);
		try (CallbackReceiver stuck = new CallbackReceiver((exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write(1);
			exchange.getResponseBody().flush();
			end.await();
			return 204;
		}); CallbackSender sender = new CallbackSender(Duration.ofMillis(200))) {
			CallbackResult result = sender.post(new CallbackTarget(stuck.url(), "secret"), "{}");
			assertThat(result).isEqualTo(CallbackResult.unanswered("none within 200 ms"));
			end.countDown();
		}
	}

}
