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

package com.tracklysms.simulator.callback;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SignedWebhook}.
 */
class SignedWebhookTests {

	private static final String JSON = "{\"event\":\"delivery\",\"message_id\":\"AbC12345\",\"text\":\"Grüße €\"}";

	@Test
	void signsTheBodyAsOpenSslDoes() {
		// printf '%s' JSON | openssl dgst -sha256 -hmac whsec-3f1c0a77
		SignedWebhook webhook = SignedWebhook.of("whsec-3f1c0a77", JSON);
		assertThat(webhook.signature()).isEqualTo("40b6634bff4c321a0e3334b1c2c09f6924d9cf3e0cf905055044adb898ea3828");
		assertThat(webhook.body()).isEqualTo(JSON.getBytes(StandardCharsets.UTF_8));
		assertThat(SignedWebhook.HEADER).isEqualTo("X-Trackly-Signature");
	}

	@Test
	void refusesAnEmptySecret() {
		assertThatIllegalArgumentException().isThrownBy(() -> SignedWebhook.of("", JSON));
	}

	@Test
	void hidesTheBodyInItsDescription() {
		assertThat(SignedWebhook.of("secret", JSON)).asString()
			.contains("X-Trackly-Signature")
			.doesNotContain("AbC12345");
	}

}
