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

package com.tracklysms.spring.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Key of an event: a hash of what identifies it. Events have no id.
 */
final class WebhookEventKey {

	private WebhookEventKey() {
	}

	/**
	 * Return the key of an event, or of the whole body if its fields are not documented
	 * or if those are missing that identify it. A message has a status once, whenever it
	 * is reported, but a person can opt out again.
	 */
	static String of(TracklyWebhookEvent event, byte[] body) {
		if (event instanceof DeliveryEvent delivery && delivery.messageId() != null && delivery.status() != null) {
			return hash(delivery.event(), delivery.messageId(), delivery.to(), delivery.status(),
					delivery.statusDetail());
		}
		if (event instanceof UnsubscribeEvent unsubscribe && unsubscribe.phoneNumber() != null
				&& unsubscribe.timestamp() != null) {
			return hash(unsubscribe.event(), unsubscribe.phoneNumber(), unsubscribe.listNumber(),
					unsubscribe.timestamp().toString());
		}
		return HexFormat.of().formatHex(sha256().digest(body));
	}

	private static String hash(@Nullable String... fields) {
		MessageDigest digest = sha256();
		Arrays.stream(fields)
			.map((field) -> Objects.requireNonNullElse(field, "").getBytes(StandardCharsets.UTF_8))
			.forEach((field) -> {
				digest.update((byte) (field.length >> 8));
				digest.update((byte) field.length);
				digest.update(field);
			});
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
