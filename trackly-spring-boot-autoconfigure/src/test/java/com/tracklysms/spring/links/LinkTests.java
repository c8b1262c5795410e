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

package com.tracklysms.spring.links;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.tracklysms.spring.error.InvalidPhoneNumberException;
import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.error.SendingNumberNotFoundException;
import com.tracklysms.spring.error.TracklyAccessDeniedException;
import com.tracklysms.spring.error.TracklyConnectionLostException;
import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TracklyResourceNotFoundException;
import com.tracklysms.spring.error.TracklyServerException;
import com.tracklysms.spring.error.TransientTracklyServerException;
import com.tracklysms.spring.testsupport.MutableClock;
import com.tracklysms.spring.testsupport.RecordingSleeper;
import com.tracklysms.spring.testsupport.ResourceServer;
import com.tracklysms.spring.testsupport.Wire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for short links over the wire.
 */
@ParameterizedClass
@MethodSource("com.tracklysms.spring.testsupport.Wire#all")
class LinkTests {

	private static final String SHORTEN = "/api/v2/links/shorten";

	private static final String ANSWER = """
			{ "shortUrl": "https://yourdomain.com/Ab3kX9q", "linkId": "Ab3kX9q",
			  "destinationUrl": "https://example.com/offer?aff_sub=12345", "domain": "yourdomain.com",
			  "offerId": "6651a3ef1234567890abcdef", "filterBots": false }""";

	private static final ShortLinkRequest REQUEST = ShortLinkRequest.ofUrl("https://example.com/landing-page")
		.withListId(42);

	@RegisterExtension
	static final WireMockExtension wireMock = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	private final ResourceServer server = new ResourceServer(wireMock);

	private final RecordingSleeper sleeper = new RecordingSleeper(new MutableClock(Instant.EPOCH));

	private final Wire wire;

	LinkTests(Wire wire) {
		this.wire = wire;
	}

	private LinkOperations links() {
		return this.wire.build(this.wire.builder(wireMock.getPort(), this.sleeper)).opsForLinks();
	}

	@Test
	void shortenPostsTheUrl() {
		this.server.answer("POST", SHORTEN, ANSWER);
		ShortLink link = links().shorten(REQUEST);
		this.server.verifyOne("POST", SHORTEN, "{ \"url\": \"https://example.com/landing-page\", \"listId\": 42 }");
		assertThat(link).isEqualTo(
				new ShortLink("https://yourdomain.com/Ab3kX9q", "Ab3kX9q", "https://example.com/offer?aff_sub=12345",
						"yourdomain.com", "6651a3ef1234567890abcdef", false, link.attributes()));
		assertThat(link).hasToString("ShortLink[shortUrl=https://yourdomain.com/Ab3kX9q]");
	}

	@Test
	void shortenPostsTheOffer() {
		this.server.answer("POST", SHORTEN, ANSWER);
		links().shorten(ShortLinkRequest.ofOffer("6651a3ef1234567890abcdef")
			.withListNumber("+18005551234")
			.withContactPhone("+14155551234"));
		this.server.verifyOne("POST", SHORTEN, """
				{ "offerId": "6651a3ef1234567890abcdef", "phoneNumber": "+18005551234",
				  "contactPhone": "+14155551234" }""");
	}

	@Test
	void fieldsThatAreMissingAreLeftOutAndUnknownOnesKept() {
		this.server.answer("POST", SHORTEN,
				"{ \"shortUrl\": \"https://a.example/b\", \"linkId\": [], \"filterBots\": \"?\", \"new\": 1 }");
		ShortLink link = links().shorten(REQUEST);
		assertThat(link)
			.isEqualTo(new ShortLink("https://a.example/b", null, null, null, null, null, link.attributes()));
		assertThat(link.attributes()).containsEntry("new", 1).containsEntry("filterBots", "?");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "[]", "{\"shortUrl\":{}}", "{\"success\":false,\"shortUrl\":\"https://a\"}" })
	void answerWithoutALinkIsAFailure(String answer) {
		this.server.answer("POST", SHORTEN, answer);
		assertThat(catchException(() -> links().shorten(REQUEST)))
			.isExactlyInstanceOf(TracklyConnectionLostException.class)
			.hasMessageContaining("What was asked for may have been done");
		this.server.verifyCount(1);
	}

	@Test
	void requestThatLacksSomethingIsNotMade() {
		assertThat(catchException(() -> links().shorten(ShortLinkRequest.ofUrl("https://example.com"))).getErrorCode())
			.isEqualTo(TracklyErrorCode.MISSING_LIST_IDENTIFIER);
		assertThat(
				catchException(() -> links().shorten(new ShortLinkRequest(null, null, 42L, null, null))).getErrorCode())
			.isEqualTo(TracklyErrorCode.MISSING_URL_OR_OFFER);
		this.server.verifyCount(0);
	}

	static Stream<Arguments> refusals() {
		return Stream.of(Arguments.of(400, "missing_url_or_offer", InvalidTracklyRequestException.class),
				Arguments.of(400, "missing_list_identifier", InvalidTracklyRequestException.class),
				Arguments.of(400, "invalid_url", InvalidTracklyRequestException.class),
				Arguments.of(400, "invalid_phone", InvalidPhoneNumberException.class),
				Arguments.of(403, "product_not_enabled", TracklyAccessDeniedException.class),
				Arguments.of(404, "offer_not_found", TracklyResourceNotFoundException.class),
				Arguments.of(404, "list_not_found", SendingNumberNotFoundException.class),
				Arguments.of(409, "no_domain_configured", InvalidTracklyRequestException.class));
	}

	@ParameterizedTest
	@MethodSource("refusals")
	void refusalIsThrownAtOnce(int status, String code, Class<? extends TracklyException> type) {
		this.server.answer("POST", SHORTEN, error(status, code));
		TracklyException exception = catchException(() -> links().shorten(REQUEST));
		assertThat(exception).isExactlyInstanceOf(type).hasMessageNotContaining("5551234");
		assertThat(exception.getErrorCode()).isEqualTo(TracklyErrorCode.resolve(code)).isNotNull();
		this.server.verifyCount(1);
	}

	@Test
	void collisionOfIdsIsRepeated() {
		this.server.answerInTurn("POST", SHORTEN, error(500, "id_collision"), error(500, "id_collision"),
				jsonResponse(ANSWER, 200));
		assertThat(links().shorten(REQUEST).linkId()).isEqualTo("Ab3kX9q");
		assertThat(this.sleeper.waits()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
		this.server.answer("POST", SHORTEN, error(500, "id_collision"));
		assertThat(catchException(() -> links().shorten(REQUEST)))
			.isExactlyInstanceOf(TransientTracklyServerException.class);
	}

	@Test
	void linkIsNotCreatedTwice() {
		this.server.answer("POST", SHORTEN, error(500, null));
		assertThat(catchException(() -> links().shorten(REQUEST))).isExactlyInstanceOf(TracklyServerException.class);
		this.server.answer("POST", SHORTEN, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
		assertThat(catchException(() -> links().shorten(REQUEST)))
			.isExactlyInstanceOf(TracklyConnectionLostException.class);
		this.server.verifyCount(2);
	}

	private static ResponseDefinitionBuilder error(int status, @Nullable String code) {
		return jsonResponse(
				"{\"error\":\"Refused for +14155551234\"" + ((code != null) ? ",\"code\":\"" + code + "\"" : "") + "}",
				status);
	}

	private TracklyException catchException(Callable<?> call) {
		TracklyException exception = catchThrowableOfType(TracklyException.class, call::call);
		assertThat(exception).isNotNull();
		return exception;
	}

}
