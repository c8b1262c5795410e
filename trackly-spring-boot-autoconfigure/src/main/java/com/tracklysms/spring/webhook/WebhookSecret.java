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
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secret that events are signed with.
 */
final class WebhookSecret {

	private static final String ALGORITHM = "HmacSHA256";

	private final SecretKeySpec key;

	WebhookSecret(String secret) {
		this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
	}

	/**
	 * Return the signature of a body in all encodings. They are compared as they are,
	 * since an encoding that is decoded first can be written in several ways.
	 */
	List<byte[]> sign(byte[] body) {
		byte[] signature = mac(body);
		String hex = HexFormat.of().formatHex(signature);
		String base64 = Base64.getEncoder().encodeToString(signature);
		String urlSafe = Base64.getUrlEncoder().encodeToString(signature);
		return List.of(bytes(hex), bytes(HexFormat.of().withUpperCase().formatHex(signature)), bytes(base64),
				bytes(withoutPadding(base64)), bytes(urlSafe), bytes(withoutPadding(urlSafe)));
	}

	private byte[] mac(byte[] body) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			return mac.doFinal(body);
		}
		catch (NoSuchAlgorithmException | InvalidKeyException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String withoutPadding(String base64) {
		return base64.substring(0, base64.indexOf('='));
	}

	private static byte[] bytes(String encoded) {
		return encoded.getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * Compare in a time that does not depend on the content.
	 */
	static boolean isAny(List<byte[]> expected, byte[] signature) {
		boolean result = false;
		for (byte[] encoding : expected) {
			result |= MessageDigest.isEqual(encoding, signature);
		}
		return result;
	}

}
