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
import java.util.Collection;
import java.util.List;

import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;

/**
 * {@link WebhookSignatureVerifier} that expects the HMAC-SHA256 of the body in the header
 * {@code X-Trackly-Signature}.
 * <p>
 * Source: the page "Webhooks" of the integrations, which names the header and the
 * algorithm. Its encoding is not documented, so hexadecimal, Base64 and the URL-safe
 * Base64 are understood, each with or without the prefix {@code sha256=}. Nor is it
 * documented whether anything but the body is signed, such as a timestamp.
 *
 * @since 0.1.0
 */
public final class HmacWebhookSignatureVerifier implements WebhookSignatureVerifier {

	/**
	 * Name of the header with the signature.
	 */
	public static final String HEADER = "X-Trackly-Signature";

	private static final String PREFIX = "sha256=";

	/**
	 * A request has one, and each that it has costs time.
	 */
	private static final int MAX_SIGNATURES = 4;

	private final List<WebhookSecret> secrets;

	/**
	 * Create a verifier.
	 * @param secrets the secrets of the webhook, one or more. While a secret is being
	 * rotated there are two, and an event may be signed with either
	 * @throws IllegalArgumentException if there is none, or if one is blank
	 */
	public HmacWebhookSignatureVerifier(Collection<String> secrets) {
		Assert.notEmpty(secrets, "'secrets' must not be empty");
		Assert.isTrue(secrets.stream().noneMatch(HmacWebhookSignatureVerifier::isBlank),
				"'secrets' must not contain a blank secret");
		this.secrets = secrets.stream().map(WebhookSecret::new).toList();
	}

	private static boolean isBlank(String secret) {
		return secret == null || secret.isBlank();
	}

	@Override
	public boolean verify(byte[] body, HttpHeaders headers) {
		List<byte[]> signatures = headers.getValuesAsList(HEADER)
			.stream()
			.limit(MAX_SIGNATURES)
			.map(HmacWebhookSignatureVerifier::withoutPrefix)
			.map((signature) -> signature.getBytes(StandardCharsets.UTF_8))
			.toList();
		boolean verified = false;
		for (WebhookSecret secret : signatures.isEmpty() ? List.<WebhookSecret>of() : this.secrets) {
			List<byte[]> expected = secret.sign(body);
			for (byte[] signature : signatures) {
				verified |= WebhookSecret.isAny(expected, signature);
			}
		}
		return verified;
	}

	private static String withoutPrefix(String signature) {
		return signature.startsWith(PREFIX) ? signature.substring(PREFIX.length()) : signature;
	}

	/**
	 * Return a description without the secrets.
	 */
	@Override
	public String toString() {
		return "HmacWebhookSignatureVerifier[header=" + HEADER + ", secrets=" + this.secrets.size() + "]";
	}

}
