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

package com.tracklysms.spring;

import java.time.Duration;

import com.tracklysms.spring.settings.InvalidSettingException;
import com.tracklysms.spring.settings.TracklyApiVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link TracklyTemplateBuilder}.
 */
class TracklyTemplateBuilderTests {

	private final TracklyTemplateBuilder builder = TracklyTemplate.builder(WebClient.builder());

	@Test
	void initialIntervalAboveTheLongestIntervalIsRefusedByName() {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> this.builder.retry((settings) -> settings.withMaxInterval(Duration.ofMillis(499))))
			.satisfies((ex) -> assertThat(ex.getSetting()).isEqualTo("retry.initial-interval"))
			.withMessageContaining("trackly.retry.max-interval");
		this.builder.retry((settings) -> settings.withMaxInterval(Duration.ofMillis(500)));
		this.builder.retry((settings) -> settings.withMaxInterval(Duration.ZERO).withInitialInterval(Duration.ZERO));
	}

	@Test
	void keyMustBeSet() {
		assertThatIllegalStateException().isThrownBy(this.builder::build).withMessageContaining("API key");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t" })
	void keyMustNotBeBlank(String apiKey) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.apiKey(apiKey))
			.withMessageContaining("blank");
	}

	@ParameterizedTest
	@ValueSource(strings = { "trk_secret\n", "trk_secret\r\nX-Evil: 1", "\ttrk_secret", "trk_sec ret",
			"trk_secret\u0000", "trk_secret\u007f", "trk_secr\u00e9t", "trk_secret\u200b" })
	void keyMustFitIntoAHeaderAndIsNotShown(String apiKey) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.apiKey(apiKey))
			.withMessageContaining("position")
			.withMessageNotContaining("sec");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "trk_a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6", "!~" })
	void anyOtherKeyIsTheApisToJudge(String apiKey) {
		assertThatNoException().isThrownBy(() -> this.builder.apiKey(apiKey).build());
	}

	@Test
	void keyProblemIsLocated() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.apiKey("abc d"))
			.withMessageContaining("position 4 of 5")
			.withMessageContaining("space");
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.apiKey("\u00e9"))
			.withMessageContaining("position 1 of 1")
			.withMessageContaining("alphabet");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "app.tracklysms.com/api", "//app.tracklysms.com", "ftp://app.tracklysms.com",
			"https:///api", "http://127.0.0.256", "http://127.0.0.1..", "https://.", "https:app.tracklysms.com",
			"https://exa mple.com", "https://user:secret@example.com", "https://example.com?a=b",
			"https://example.com#f", "/api", "http://" })
	void baseUrlMustBeACompleteHttpUrl(String baseUrl) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.baseUrl(baseUrl))
			.withMessageContaining("Base URL")
			.withMessageNotContaining("secret");
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.insecureBaseUrl(baseUrl));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://example.com/api", "http://10.0.0.1", "http://128.0.0.1",
			"http://localhost.evil.com", "http://localhost.evil.com.", "http://127.0.0.1.evil.com",
			"http://[0:0:0:0:0:0:1:1]", "http://[::ffff:128.0.0.1]", "HTTP://example.com", "http://[::2]" })
	void plainHttpIsRefused(String baseUrl) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.baseUrl(baseUrl))
			.withMessageContaining("https");
		assertThatNoException().isThrownBy(() -> this.builder.insecureBaseUrl(baseUrl));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:8089/api", "http://LOCALHOST", "http://app.localhost",
			"http://127.0.0.1:1", "http://127.8.9.10", "http://127.255.255.255", "http://[::1]:8089",
			"http://[0:0:0:0:0:0:0:1]", "http://[0000::0001]", "http://[::ffff:127.0.0.1]", "http://localhost.",
			"http://127.0.0.1.", "https://example.com.", "https://example.com:65535", "https://example.com/api/",
			" https://example.com ", "HTTPS://example.com" })
	void httpsAndLoopbackAreAccepted(String baseUrl) {
		assertThatNoException().isThrownBy(() -> this.builder.baseUrl(baseUrl));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://app.tracklysms.com/api/v1", "https://app.tracklysms.com/api/v2/",
			"https://proxy.example/trackly/API/V2//" })
	void versionDoesNotBelongIntoTheBaseUrl(String baseUrl) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.baseUrl(baseUrl))
			.withMessageContaining("trackly.api-version")
			.withMessageContaining("remove its last part");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com/v1", "https://example.com/api/v1/sms", "https://v1.example.com/api" })
	void versionOfAnotherPartOfTheBaseUrlIsAccepted(String baseUrl) {
		assertThatNoException().isThrownBy(() -> this.builder.baseUrl(baseUrl));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com:0", "https://example.com:65536" })
	void portMustExist(String baseUrl) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.baseUrl(baseUrl))
			.withMessageContaining("between 1 and 65535");
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, -1 })
	void timeoutMustBePositive(long millis) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.timeout(Duration.ofMillis(millis)));
	}

	@Test
	@SuppressWarnings("NullAway")
	void nothingIsReplacedByNull() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.apiVersion(null));
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.exceptionTranslator(null));
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.retry((settings) -> null));
	}

	@Test
	void copyIsIndependent() {
		TracklyTemplateBuilder copy = this.builder.copy().apiKey("x");
		assertThatIllegalStateException().isThrownBy(this.builder::build);
		assertThat(copy.build()).isNotNull();
	}

	@Test
	void templatesSayWhereTheySendAndNotWithWhichKey() {
		String apiKey = "trk_a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6";
		TracklyTemplateBuilder complete = this.builder.apiKey(apiKey);
		assertThat(complete.build())
			.hasToString("TracklyTemplate[baseUrl=https://app.tracklysms.com/api, apiVersion=v1, from=null]");
		complete.apiVersion(TracklyApiVersion.V2).baseUrl("http://localhost:8080/api").from("+18005550199");
		String described = "[baseUrl=http://localhost:8080/api, apiVersion=v2, from=***0199]";
		assertThat(complete.build()).hasToString("TracklyTemplate" + described);
		assertThat(complete.buildReactive()).hasToString("ReactiveTracklyTemplate" + described);
		assertThat(complete).hasToString("TracklyTemplateBuilder" + described);
	}

	@Test
	void viewsSayHowLongTheirCallsTake() {
		TracklyTemplateBuilder complete = this.builder.apiKey("trk_test");
		String described = "[baseUrl=https://app.tracklysms.com/api, apiVersion=v1, from=null, maxDuration=PT3S]";
		assertThat(complete.build().withMaxDuration(Duration.ofSeconds(3))).hasToString("TracklyTemplate" + described);
		assertThat(complete.buildReactive().withMaxDuration(Duration.ofSeconds(3)))
			.hasToString("ReactiveTracklyTemplate" + described);
	}

}
