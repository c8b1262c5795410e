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

package com.tracklysms.simulator.internal.inbox;

import java.util.LinkedHashMap;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.testsupport.ApiClient;
import com.tracklysms.simulator.testsupport.CallbackReceiver;
import com.tracklysms.simulator.testsupport.InboxClient;
import com.tracklysms.simulator.testsupport.RawConnection.RawAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for who may use the inbox.
 */
@ExtendWith(OutputCaptureExtension.class)
class InboxAccessTests {

	private static final String STOP = "{\"number\":\"+12065550100\",\"text\":\"STOP\"}";

	private final CallbackReceiver application = new CallbackReceiver();

	private final TracklySimulator simulator = TracklySimulator.builder().callbackUrl(this.application.url()).start();

	private final InboxClient inbox = new InboxClient(this.simulator);

	@AfterEach
	void stop() {
		this.simulator.close();
		this.application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/?a=b", "/inbox/inbox.js", "/inbox/conversations", "/inbox/conversation?number=1",
			"/inbox/state", "/inbox/updates" })
	void foreignHostIsRefused(String path) throws Exception {
		RawAnswer answer = this.inbox.exchange("GET", path, Map.of("Host", "evil.example"), "");
		assertThat(answer.status()).isEqualTo(403);
		assertThat(answer.body()).isEqualTo("{\"error\":\"Not a name of this machine\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "evil.example:8089", "localhost.evil.example", "127.0.0.1.evil.example",
			"", "[::1].evil.example", "localhost@evil.example", "0.0.0.0" })
	void actionForAForeignHostIsRefused(String host) throws Exception {
		assertThat(post(Map.of("Host", host)).status()).isEqualTo(403);
		assertThat(this.application.received()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "localhost:8089", "LOCALHOST", "127.0.0.1", "127.0.0.1:9000" })
	void localHostIsServed(String host) throws Exception {
		assertThat(this.inbox.exchange("GET", "/", Map.of("Host", host), "").status()).isEqualTo(200);
		assertThat(post(Map.of("Host", host, "Origin", "http://" + host)).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "Origin, https://evil.example", "Origin, null", "Origin, http://localhost:1",
			"Origin, http://localhost", "Sec-Fetch-Site, cross-site", "Sec-Fetch-Site, same-site" })
	void actionOfAnotherOriginIsRefused(String header, String value) throws Exception {
		assertThat(post(Map.of(header, value)).status()).isEqualTo(403);
		assertThat(this.application.received()).isEmpty();
		assertThat(this.inbox.conversation("+12065550100").path("total").asInt()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/inbox/conversations", "/inbox/state", "/inbox/updates" })
	void anotherSiteReadsNothing(String path) throws Exception {
		RawAnswer answer = this.inbox.exchange("GET", path, Map.of("Sec-Fetch-Site", "cross-site"), "");
		assertThat(answer.status()).isEqualTo(403);
		assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
	}

	@Test
	void linkOfAnotherSiteLeadsToThePage() throws Exception {
		assertThat(this.inbox.exchange("GET", "/", Map.of("Sec-Fetch-Site", "cross-site"), "").status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "",
			"application/jsonp", "text/plain; application/json" })
	void actionOfAFormIsRefused(String contentType) throws Exception {
		assertThat(post(Map.of("Content-Type", contentType)).status()).isEqualTo(415);
		assertThat(this.application.received()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "OPTIONS, /inbox/answers", "PUT, /inbox/answers", "DELETE, /", "HEAD, /", "TRACE, /inbox/state" })
	void otherMethodsAreRefused(String method, String path) throws Exception {
		assertThat(this.inbox.exchange(method, path, Map.of(), "").status()).isEqualTo(405);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/inbox/inbox.css", "/inbox/state", "/inbox/unknown", "/inbox/../inbox/state" })
	void eachAnswerKeepsScriptsAndFramesOut(String path) throws Exception {
		RawAnswer answer = this.inbox.get(path);
		assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'; script-src 'self';")
			.contains("frame-ancestors 'none'", "form-action 'none'", "base-uri 'none'")
			.doesNotContain("unsafe", "http:", "https:");
		assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
		assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
		assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
		assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
		assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
	}

	@Test
	void pageNamesNoOtherResource() throws Exception {
		assertThat(this.inbox.get("/").body()).doesNotContain("https:", "style=", "onclick", "<style")
			.doesNotContainPattern("(src|href)=\"(?!/inbox/|#|data:)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/inbox/", "/inbox/Inbox.class", "/inbox/%2e%2e/InboxAccess.class", "/inbox/index.htm" })
	void nothingButThePageIsServed(String path) throws Exception {
		assertThat(this.inbox.get(path).status()).isEqualTo(404);
	}

	@Test
	void largeActionIsRefused() throws Exception {
		assertThat(this.inbox.post("events", "{\"json\":\"" + "x".repeat(70_000) + "\"}").status()).isEqualTo(413);
	}

	@Test
	void apiIsServedUnderAnyHost() throws Exception {
		RawAnswer answer = this.inbox.exchange("POST", "/api/v2/send", Map.of("Host", "trackly.test", "Origin",
				"https://evil.example", "X-Api-Key", this.simulator.getApiKey()), ApiClient.v2Message("+12065550100"));
		assertThat(answer.status()).isEqualTo(201);
	}

	@Test
	void logShowsNeitherNumbersNorTexts(CapturedOutput output) throws Exception {
		Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
		Level level = root.getLevel();
		root.setLevel(Level.TRACE);
		try {
			this.inbox.conversations("text=unicorn");
			this.inbox.conversation("+12065550100");
			this.inbox.post("answers", STOP.replace("STOP", "A unicorn"));
		}
		finally {
			root.setLevel(level);
		}
		assertThat(output).contains("Handler is being applied").doesNotContain("unicorn", "2065550100");
	}

	private RawAnswer post(Map<String, String> headers) throws Exception {
		Map<String, String> all = new LinkedHashMap<>(Map.of("Content-Type", "application/json"));
		all.putAll(headers);
		return this.inbox.exchange("POST", "/inbox/answers", all, STOP);
	}

}
