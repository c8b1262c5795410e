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
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A webhook request that is signed, for tests that call the endpoint of an application
 * themselves.
 * <p>
 * The header and the algorithm, HMAC-SHA256, are those of the page "Webhooks" of the
 * integrations. What exactly is signed and in which encoding is not documented: here it
 * is the body, in hexadecimal digits.
 *
 * @param json the body
 * @param signature the value of {@link #HEADER}
 * @since 0.1.0
 */
public record SignedWebhook(String json, String signature) {

	/**
	 * Name of the header with the signature.
	 */
	public static final String HEADER = "X-Trackly-Signature";

	private static final String ALGORITHM = "HmacSHA256";

	/**
	 * Sign a body.
	 * @param secret the secret of the webhook, not empty
	 * @param json the body
	 * @return the signed request
	 * @throws IllegalArgumentException if the secret is empty
	 */
	public static SignedWebhook of(String secret, String json) {
		return new SignedWebhook(json, HexFormat.of().formatHex(mac(secret, bytes(json))));
	}

	private static byte[] mac(String secret, byte[] body) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(bytes(secret), ALGORITHM));
			return mac.doFinal(body);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Return the body as it is signed, to be sent without any change.
	 * @return the JSON in UTF-8
	 */
	public byte[] body() {
		return bytes(this.json);
	}

	@Override
	public String toString() {
		// The generated form would show phone numbers
		return "SignedWebhook[" + HEADER + "=" + this.signature + "]";
	}

}
