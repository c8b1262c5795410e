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

package com.tracklysms.simulator;

import java.util.Collections;

import com.tracklysms.simulator.api.MagicNumber;
import com.tracklysms.simulator.testsupport.ApiClient;
import com.tracklysms.simulator.testsupport.ApiClient.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the validation of phone numbers, and for short links.
 */
class PhoneValidationTests {

	private final TracklySimulator simulator = TracklySimulator.start();

	private final ApiClient client = new ApiClient(this.simulator);

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	private Reply post(String path, String body) throws Exception {
		return this.client.exchange(this.client.post(path, body));
	}

	@Test
	void numberIsFreeTheSecondTimeUnlessForced() throws Exception {
		Reply first = post("/v1/phone/validate", "{\"phone\":\"+1 (415) 555-1234\"}");
		assertThat(first.body().path("phone").asString()).isEqualTo("+14155551234");
		assertThat(first.body().path("disposition").asString()).isEqualTo("ok");
		assertThat(first.body().path("cost").decimalValue()).isEqualByComparingTo("0.003");
		assertThat(first.body().path("cached").asBoolean()).isFalse();
		assertThat(first.header("X-API-Deprecated")).isNotEmpty();
		Reply second = post("/v1/phone/validate", "{\"phone\":\"+14155551234\"}");
		assertThat(second.body().path("cached").asBoolean()).isTrue();
		assertThat(second.body().path("cost").decimalValue()).isEqualByComparingTo("0");
		Reply forced = post("/v1/phone/validate", "{\"phone\":\"+14155551234\",\"force\":true}");
		assertThat(forced.body().path("cached").asBoolean()).isFalse();
		this.simulator.reset();
		assertThat(post("/v1/phone/validate", "{\"phone\":\"+14155551234\"}").body().path("cached").asBoolean())
			.isFalse();
	}

	@Test
	void batchHasAResultForEachNumber() throws Exception {
		Reply reply = post("/v1/phone/validate/batch",
				"{\"phones\":[\"+14155551234\",\"not-a-phone\",\"" + MagicNumber.UNDELIVERABLE.getNumber() + "\"]}");
		assertThat(reply.body().path("results").size()).isEqualTo(3);
		assertThat(reply.body().path("results").path(1).path("code").asString()).isEqualTo("invalid_phone");
		assertThat(reply.body().path("results").path(2).path("disposition").asString()).isEqualTo("unreachable");
		assertThat(reply.body().path("summary").toString()).contains("\"total\":3", "\"ok\":1", "\"unreachable\":1",
				"\"errors\":1", "\"total_cost\":0.006");
	}

	@Test
	void validationIsCheckedAsDocumented() throws Exception {
		assertThat(post("/v1/phone/validate/batch", "{\"phones\":[]}").code()).isEqualTo("missing_phones");
		Reply tooMany = post("/v1/phone/validate/batch",
				"{\"phones\":[" + String.join(",", Collections.nCopies(501, "\"1\"")) + "]}");
		assertThat(tooMany.status()).isEqualTo(413);
		assertThat(tooMany.code()).isEqualTo("too_many_phones");
		assertThat(post("/v1/phone/validate", "{\"phone\":\"+14155551234\",\"force\":\"true\"}").code())
			.isEqualTo("invalid_force");
		assertThat(post("/v1/phone/validate", "{\"phone\":\"1\"}").code()).isEqualTo("invalid_phone");
	}

	@Test
	void linksAreNewEachTime() throws Exception {
		String body = "{\"url\":\"https://example.com/landing-page\",\"listId\":42}";
		Reply link = post("/v2/links/shorten", body);
		assertThat(link.status()).isEqualTo(200);
		assertThat(link.body().path("shortUrl").asString())
			.isEqualTo("https://short.example/" + link.body().path("linkId").asString());
		assertThat(link.body().path("linkId").asString()).hasSize(7);
		assertThat(link.body().path("destinationUrl").asString()).isEqualTo("https://example.com/landing-page");
		assertThat(post("/v2/links/shorten", body).body().path("linkId")).isNotEqualTo(link.body().path("linkId"));
	}

	@Test
	void linksAreCheckedAsDocumented() throws Exception {
		assertThat(post("/v2/links/shorten", "{}").code()).isEqualTo("missing_url_or_offer");
		assertThat(post("/v2/links/shorten", "{\"url\":\"ftp://a\"}").code()).isEqualTo("missing_list_identifier");
		assertThat(post("/v2/links/shorten", "{\"url\":\"ftp://a\",\"listId\":42}").code()).isEqualTo("invalid_url");
		assertThat(post("/v2/links/shorten", "{\"url\":\"ftp://a\",\"phoneNumber\":\"1\"}").code())
			.isEqualTo("invalid_phone");
		Reply unknown = post("/v2/links/shorten", "{\"url\":\"https://a\",\"listId\":1}");
		assertThat(unknown.status()).isEqualTo(404);
		assertThat(unknown.code()).isEqualTo("list_not_found");
		assertThat(post("/v2/links/shorten", "{\"offerId\":\"1\",\"listId\":42}").code()).isEqualTo("offer_not_found");
	}

}
