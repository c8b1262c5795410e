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

package com.tracklysms.spring.boot.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Random;
import java.util.function.BiConsumer;

import com.tracklysms.spring.testsupport.WebhookRequests;

/**
 * Changes after which a request must not be accepted.
 */
enum Damage {

	BYTES_CHANGED((draft, random) -> {
		byte[] body = draft.body().clone();
		for (int changes = random.nextInt(4) + 1; changes > 0; changes--) {
			body[random.nextInt(body.length)] ^= (byte) (1 + random.nextInt(255));
		}
		body[0] ^= (byte) (Arrays.equals(body, draft.body()) ? 1 : 0);
		draft.body(body);
	}),

	TRUNCATED((draft, random) -> draft.body(Arrays.copyOf(draft.body(), random.nextInt(draft.body().length)))),

	DOUBLED((draft, random) -> draft.body(concat(draft.body(), draft.body()))),

	PART_REPEATED((draft, random) -> {
		int start = random.nextInt(draft.body().length);
		draft.body(concat(draft.body(), Arrays.copyOfRange(draft.body(), start, draft.body().length)));
	}),

	APPENDED((draft, random) -> draft.body(concat(draft.body(), bytes(pick(random, " ", "\n", "\r\n", "\0", "{}"))))),

	PREPENDED(
			(draft, random) -> draft.body(concat(bytes(pick(random, " ", "\u00ef\u00bb\u00bf", "\0")), draft.body()))),

	ENCODED_OTHERWISE((draft,
			random) -> draft.body(new String(draft.body(), StandardCharsets.UTF_8)
				.getBytes((random.nextBoolean()) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_16LE))),

	RANDOM_BODY((draft, random) -> {
		byte[] body = new byte[random.nextInt(3000)];
		random.nextBytes(body);
		draft.body(body);
	}),

	NESTED_BODY((draft, random) -> draft.body(bytes("[{\"a\":".repeat(random.nextInt(8000))))),

	TOO_LARGE((draft, random) -> draft.body(new byte[65_537 + random.nextInt(100_000)])),

	SIGNATURE_OF_ANOTHER_BODY((draft, random) -> draft
		.signatures(WebhookRequests.sign(bytes("{\"event\":\"delivery\"}"), WebhookRequests.SECRET))),

	SIGNATURE_BY_ANOTHER_SECRET((draft,
			random) -> draft.signatures(WebhookRequests.sign(draft.body(),
					pick(random, "other", " ", WebhookRequests.SECRET + " ", "whsec-3f1c0a7")))),

	CHARACTER_OF_SIGNATURE_CHANGED((draft, random) -> {
		StringBuilder signature = new StringBuilder(draft.signature());
		int index = random.nextInt(signature.length());
		signature.setCharAt(index, (signature.charAt(index) == 'a') ? 'b' : 'a');
		draft.signatures(signature.toString());
	}),

	SIGNATURE_IN_MIXED_CASE((draft, random) -> draft.signatures("aF" + draft.signature().substring(2))),

	SIGNATURE_TRUNCATED((draft, random) -> draft
		.signatures(draft.signature().substring(0, random.nextInt(draft.signature().length())))),

	SIGNATURE_EXTENDED((draft, random) -> draft.signatures(
			draft.signature() + pick(random, "0", "=", "%00", "\u00e9", ";", "ff".repeat(random.nextInt(1500))))),

	SIGNATURE_BROKEN_UP((draft,
			random) -> draft.signatures(draft.signature().substring(0, 32) + pick(random, " ", "\t", ",", ":", "\"")
					+ draft.signature().substring(32))),

	SIGNATURE_WITH_WRONG_PREFIX((draft, random) -> draft.signatures(
			pick(random, "sha1=", "SHA256=", "sha256=sha256=", "sha256:", "v1=", "Bearer ") + draft.signature())),

	SIGNATURE_ENCODED_TWICE(
			(draft, random) -> draft.signatures(Base64.getEncoder().encodeToString(bytes(draft.signature())))),

	SIGNATURE_OF_RANDOM_CHARACTERS((draft, random) -> {
		StringBuilder signature = new StringBuilder();
		for (int length = random.nextInt(200); length > 0; length--) {
			signature.append((char) (' ' + 1 + random.nextInt(222)));
		}
		draft.signatures(signature.toString());
	}),

	SIGNATURE_MISSING((draft, random) -> draft.signatures()),

	SIGNATURE_EMPTY((draft, random) -> draft.signatures(pick(random, "", " ", ",", ",,,,", "=", "sha256="))),

	SIGNATURE_IN_ANOTHER_HEADER((draft, random) -> {
		String signature = draft.signature();
		draft.signatures();
		draft.header(pick(random, "X-Trackly-Signature2", "X_Trackly_Signature", "Trackly-Signature", "X-Signature"),
				signature);
	}),

	MANY_WRONG_SIGNATURES((draft, random) -> {
		String wrong = WebhookRequests.sign(draft.body(), "other");
		draft.signatures(Collections.nCopies(random.nextInt(40) + 2, wrong).toArray(String[]::new));
	}),

	SIGNATURE_BEHIND_MANY((draft, random) -> {
		String wrong = WebhookRequests.sign(draft.body(), "other");
		draft.signatures(wrong + "," + wrong, wrong + "," + wrong, draft.signature());
	}),

	/**
	 * But no preflight request, which Spring answers on any path.
	 */
	OTHER_METHOD((draft, random) -> {
		draft.remove("Access-Control-Request-Method");
		draft.method(pick(random, "GET", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "post", "FOO"));
	}),

	/**
	 * Without a content type for which Spring MVC looks into the body on any path.
	 */
	OTHER_PATH((draft, random) -> {
		draft.remove("Content-Type");
		draft.target(pick(random, "/trackly/webhook/", "/trackly/webhook/x", "/trackly/webhookx", "/trackly", "/",
				"//trackly/webhook", "/trackly//webhook", "/Trackly/webhook", "/trackly/./webhook",
				"/x/../trackly/webhook", "/trackly/webhook/..", "/trackly%2Fwebhook", "/trackly/webhook%20",
				"/trackly/webhook%00", "/trackly/webhook%", "/trackly/webhook%zz", "/trackly/webhook\\", "*",
				"/trackly/" + "w".repeat(5000), "/?/trackly/webhook"));
	}),

	ANNOUNCED_TOO_SHORT((draft, random) -> draft.announce(random.nextInt(draft.body().length))),

	ANNOUNCED_TOO_LONG((draft, random) -> draft.announce(draft.body().length + 1 + random.nextInt(1000))),

	ANNOUNCED_WRONG((draft, random) -> {
		draft.announce(draft.body().length);
		draft.header("Content-Length", pick(random, "-1", "x", "1e3", "9".repeat(20), "0x10", " ", "3, 4", "5"));
	}),

	CHUNKS_BROKEN((draft, random) -> draft
		.chunks(pick(random, "zz", "-1", "", " ", "7fffffffffffffff", "ffffffffffffffffff", "fff", "1;x=\"", "0")));

	private final BiConsumer<RequestDraft, Random> change;

	Damage(BiConsumer<RequestDraft, Random> change) {
		this.change = change;
	}

	void applyTo(RequestDraft draft, Random random) {
		draft.note(name());
		this.change.accept(draft, random);
	}

	private static String pick(Random random, String... choices) {
		return choices[random.nextInt(choices.length)];
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static byte[] concat(byte[] first, byte[] second) {
		byte[] all = Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, all, first.length, second.length);
		return all;
	}

}
