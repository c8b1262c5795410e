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
import java.util.Map;

import com.tracklysms.spring.internal.http.ApiKey;
import com.tracklysms.spring.internal.http.RequestKind;
import com.tracklysms.spring.internal.retry.Timing;
import com.tracklysms.spring.settings.RateLimitSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestPacers}.
 */
class RequestPacersTests {

	private final RequestPacers pacers = new RequestPacers();

	@Test
	void templatesOfAnAccountShareItsPacers() {
		Map<RequestKind, RequestPacer> first = of("key_1");
		assertThat(of("key_1")).isSameAs(first);
		assertThat(of("key_2")).isNotSameAs(first);
		assertThat(this.pacers.size()).isEqualTo(2);
	}

	@Test
	void pacersOfAnAccountAreForgottenWithItsLastTemplate() throws InterruptedException {
		Map<RequestKind, RequestPacer> used = of("used");
		for (int account = 0; account < 1000; account++) {
			of("key_" + account);
		}
		awaitSize(1);
		assertThat(of("used")).isSameAs(used);
	}

	@Test
	void refusalIsRememberedWhileATemplateUsesThePacers() {
		Map<RequestKind, RequestPacer> used = of("key");
		RequestPacer pacer = used.get(RequestKind.SEND);
		for (int refusal = 0; refusal < 4; refusal++) {
			pacer.refused(pacer.now(), Duration.ofMinutes(1));
		}
		System.gc();
		assertThat(this.pacers.untilNext(account("key"), RequestKind.SEND)).isPositive();
		assertThat(of("key")).isSameAs(used);
	}

	/**
	 * The garbage collector decides when it finds what is unused.
	 */
	private void awaitSize(int size) throws InterruptedException {
		long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
		while (this.pacers.size() != size) {
			assertThat(System.nanoTime()).as("Pacers are not forgotten").isLessThan(deadline);
			System.gc();
			Thread.onSpinWait();
		}
	}

	private Map<RequestKind, RequestPacer> of(String key) {
		Timing timing = Timing.system((duration) -> {
		});
		return this.pacers.of(account(key), timing);
	}

	private RequestPacers.Account account(String key) {
		return RequestPacers.Account.of("https://localhost", ApiKey.of(key), RateLimitSettings.defaults(), null);
	}

}
