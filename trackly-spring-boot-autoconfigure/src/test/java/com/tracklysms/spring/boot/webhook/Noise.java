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

import java.util.Locale;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * Changes that leave a request what it is, or that a server may take for a bad request.
 */
enum Noise {

	NAMES_IN_OTHER_CASE((draft, random) -> draft.headers()
		.forEach((header) -> header
			.name((name) -> random.nextBoolean() ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT)))),

	SPACES_AROUND_VALUES((draft, random) -> draft.headers()
		.forEach((header) -> header
			.value((value) -> " ".repeat(random.nextInt(5)) + "\t" + value + " ".repeat(random.nextInt(5))))),

	CONTENT_TYPE((draft, random) -> draft.replace("Content-Type",
			pick(random, "text/plain", "application/json;charset=utf-16", "application/json; charset=nonsense", "",
					"nonsense", "a/b;;=", "*/*", "application/x-www-form-urlencoded", "multipart/form-data",
					"multipart/form-data; boundary=x", "multipart/mixed; boundary=\"", "text/event-stream",
					"application/json, text/plain", "a/" + "b".repeat(3000), "\u00e9/\u00ff"))),

	NO_CONTENT_TYPE((draft, random) -> draft.remove("Content-Type")),

	CONTENT_ENCODING((draft, random) -> draft.header("Content-Encoding",
			pick(random, "gzip", "deflate", "br", "identity", "nonsense", "gzip, gzip", ""))),

	ACCEPT((draft, random) -> draft.header(
			pick(random, "Accept", "Accept-Encoding", "Accept-Language", "Accept-Charset"),
			pick(random, "text/html", "nonsense", "*/*;q=7", ";;;", "", "a/b;q=x", "\u00e9"))),

	FORWARDED((draft, random) -> draft.header(
			pick(random, "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port",
					"X-Forwarded-Prefix", "X-HTTP-Method-Override"),
			pick(random, "for=\"[\"", "x", "GET", "99999", "/../..", "http", "::", ""))),

	TRACE_CONTEXT((draft, random) -> draft.header(pick(random, "traceparent", "tracestate", "baggage", "b3"),
			pick(random, "00-0-0-0", "nonsense", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "=,=,=",
					"a=" + "b".repeat(2000)))),

	CREDENTIALS((draft, random) -> draft.header(pick(random, "Authorization", "Cookie", "Proxy-Authorization"),
			pick(random, "Basic", "Basic !!!", "Bearer x", "JSESSIONID=1; SESSION=%%%", "=;=;", "a"))),

	ORIGIN((draft, random) -> {
		draft.header("Origin", pick(random, "http://example.com", "null", "nonsense", "http://[", ""));
		draft.header("Access-Control-Request-Method", pick(random, "POST", "FOO", ""));
	}),

	CONDITIONS((draft, random) -> draft.header(
			pick(random, "If-None-Match", "If-Match", "If-Modified-Since", "If-Unmodified-Since", "Range", "If-Range"),
			pick(random, "*", "\"x\"", "nonsense", "Thu, 01 Jan 1970 00:00:00 GMT", "bytes=5-1"))),

	EXPECTATION((draft, random) -> draft.header("Expect", "100-continue")),

	UPGRADE((draft, random) -> {
		draft.header("Connection", pick(random, "Upgrade", "close", "keep-alive, Upgrade, HTTP2-Settings", "nonsense"));
		draft.header("Upgrade", pick(random, "websocket", "h2c", "TLS/1.0", "nonsense"));
	}),

	MANY_HEADERS((draft, random) -> {
		for (int number = random.nextInt(60); number > 0; number--) {
			draft.header("X-Header-" + number, "value " + random.nextInt());
		}
	}),

	LONG_HEADER((draft, random) -> draft.header("X-Long", "x".repeat(random.nextInt(7000)))),

	TOO_LONG_HEADER((draft, random) -> draft.header("X-Long", "x".repeat(10_000))),

	STRANGE_HEADER((draft, random) -> draft.header(
			pick(random, "X Y", "", "X\u00e9", "(x)", "X-Trackly-Signature ", "__proto__"),
			pick(random, "\u00ff", "\u0001", "value", "\u0000", "${x}"))),

	SECOND_HOST((draft, random) -> draft.header("Host", pick(random, "example.com", "localhost", "[", "a b", ""))),

	CHUNKS((draft, random) -> draft.chunks(1 + random.nextInt(300))),

	QUERY((draft,
			random) -> draft.target("/trackly/webhook?" + pick(random, "", "a=b", "%", "%zz", "a=%00&b[]=1",
					"_method=GET", "\u00e9", "{x}", "x".repeat(3000)))),

	SAME_PATH((draft, random) -> draft.target(pick(random, "/trackly/%77ebhook", "/trackly/webhook;a=b",
			"/trackly;x/webhook", "/%74rackly/webhook", "http://localhost/trackly/webhook")));

	private final BiConsumer<RequestDraft, Random> change;

	Noise(BiConsumer<RequestDraft, Random> change) {
		this.change = change;
	}

	void applyTo(RequestDraft draft, Random random) {
		draft.note(name());
		this.change.accept(draft, random);
	}

	private static String pick(Random random, String... choices) {
		return choices[random.nextInt(choices.length)];
	}

}
