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

package com.tracklysms.benchmark.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Event as documented, of which no two are the same, with its signature.
 *
 * @param body the body
 * @param signature the signature of the body
 */
record SignedDelivery(byte[] body, String signature) {

	static final String SECRET = "whsec_benchmark";

	private static final String ALGORITHM = "HmacSHA256";

	static SignedDelivery of(long number) {
		byte[] body = """
				{"event":"delivery","message_id":"msg_%012d","to":"+1206555%04d","list_number":"+18005550199",\
				"status":"delivered","status_detail":"DELIVERED_TO_HANDSET","provider":"infobip","timestamp":"%s"}"""
			.formatted(number, number % 10_000, Instant.now())
			.getBytes(StandardCharsets.UTF_8);
		return new SignedDelivery(body, sign(body));
	}

	private static String sign(byte[] body) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), ALGORITHM));
			return HexFormat.of().formatHex(mac.doFinal(body));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
