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
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.http.Fault;
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
import com.tracklysms.spring.testsupport.ResourceClient;
import com.tracklysms.spring.testsupport.ResourceServer;
import com.tracklysms.spring.testsupport.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.tracklysms.spring.testsupport.ResourceClient.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

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
	static final ResourceServer server = new ResourceServer("+14155551234");

	private final ResourceClient client;

	LinkTests(Wire wire) {
		this.client = new ResourceClient(wire, server);
	}

	private LinkOperations links() {
		return this.client.operations().opsForLinks();
	}

	@Test
	void shortenPostsTheUrl() {
		server.answer("POST", SHORTEN, ANSWER);
		ShortLink link = links().shorten(REQUEST);
		server.verifyOne("POST", SHORTEN, "{ \"url\": \"https://example.com/landing-page\", \"listId\": 42 }");
		assertThat(link).isEqualTo(
				new ShortLink("https://yourdomain.com/Ab3kX9q", "Ab3kX9q", "https://example.com/offer?aff_sub=12345",
						"yourdomain.com", "6651a3ef1234567890abcdef", false, link.attributes()));
		assertThat(link).hasToString("ShortLink[shortUrl=https://yourdomain.com/Ab3kX9q]");
	}

	@Test
	void shortenPostsTheOffer() {
		server.answer("POST", SHORTEN, ANSWER);
		links().shorten(ShortLinkRequest.ofOffer("6651a3ef1234567890abcdef")
			.withListNumber("+18005551234")
			.withContactPhone("+14155551234"));
		server.verifyOne("POST", SHORTEN, """
				{ "offerId": "6651a3ef1234567890abcdef", "phoneNumber": "+18005551234",
				  "contactPhone": "+14155551234" }""");
	}

	@Test
	void fieldsThatAreMissingAreLeftOutAndUnknownOnesKept() {
		server.answer("POST", SHORTEN,
				"{ \"shortUrl\": \"https://a.example/b\", \"linkId\": [], \"filterBots\": \"?\", \"new\": 1 }");
		ShortLink link = links().shorten(REQUEST);
		assertThat(link)
			.isEqualTo(new ShortLink("https://a.example/b", null, null, null, null, null, link.attributes()));
		assertThat(link.attributes()).containsEntry("new", 1).containsEntry("filterBots", "?");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "[]", "{\"shortUrl\":{}}", "{\"success\":false,\"shortUrl\":\"https://a\"}" })
	void answerWithoutALinkIsAFailure(String answer) {
		server.answer("POST", SHORTEN, answer);
		assertThat(failureOf(() -> links().shorten(REQUEST))).isExactlyInstanceOf(TracklyConnectionLostException.class)
			.hasMessageContaining("What was asked for may have been done");
		server.verifyCount(1);
	}

	@Test
	void requestThatLacksSomethingIsNotMade() {
		assertThat(failureOf(() -> links().shorten(ShortLinkRequest.ofUrl("https://example.com"))).getErrorCode())
			.isEqualTo(TracklyErrorCode.MISSING_LIST_IDENTIFIER);
		assertThat(failureOf(() -> links().shorten(new ShortLinkRequest(null, null, 42L, null, null))).getErrorCode())
			.isEqualTo(TracklyErrorCode.MISSING_URL_OR_OFFER);
		server.verifyCount(0);
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
		server.answer("POST", SHORTEN, server.error(status, code));
		TracklyException exception = failureOf(() -> links().shorten(REQUEST));
		assertThat(exception).isExactlyInstanceOf(type).hasMessageNotContaining("5551234");
		assertThat(exception.getErrorCode()).isEqualTo(TracklyErrorCode.resolve(code)).isNotNull();
		server.verifyCount(1);
	}

	@Test
	void collisionOfIdsIsRepeated() {
		server.answerInTurn("POST", SHORTEN, server.error(500, "id_collision"), server.error(500, "id_collision"),
				jsonResponse(ANSWER, 200));
		assertThat(links().shorten(REQUEST).linkId()).isEqualTo("Ab3kX9q");
		assertThat(this.client.waits()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
		server.answer("POST", SHORTEN, server.error(500, "id_collision"));
		assertThat(failureOf(() -> links().shorten(REQUEST)))
			.isExactlyInstanceOf(TransientTracklyServerException.class);
	}

	@Test
	void linkIsNotCreatedTwice() {
		server.answer("POST", SHORTEN, server.error(500, null));
		assertThat(failureOf(() -> links().shorten(REQUEST))).isExactlyInstanceOf(TracklyServerException.class);
		server.answer("POST", SHORTEN, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
		assertThat(failureOf(() -> links().shorten(REQUEST))).isExactlyInstanceOf(TracklyConnectionLostException.class);
		server.verifyCount(2);
	}

}
