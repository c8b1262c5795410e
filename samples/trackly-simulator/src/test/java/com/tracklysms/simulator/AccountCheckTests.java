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

import java.net.http.HttpRequest.BodyPublishers;

import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.testsupport.ApiClient;
import com.tracklysms.simulator.testsupport.ApiClient.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what requests without a valid key, or of a suspended account, are answered.
 */
class AccountCheckTests {

	private static final String MISSING = "{\"error\":\"API key required\",\"code\":\"missing_api_key\"}";

	private static final String INVALID = "{\"error\":\"Invalid API key\",\"code\":\"invalid_api_key\"}";

	private static final String UNAUTHORIZED = "{\"error\":\"Unauthorized\",\"code\":\"unauthorized\"}";

	private static final String SUSPENDED = "{\"error\":\"Account is suspended\"}";

	@Test
	void sendsHaveTheSpecificCodesAndListsTheCommonOneByDefault() throws Exception {
		try (TracklySimulator simulator = TracklySimulator.start()) {
			for (TracklyEndpoint endpoint : TracklyEndpoint.values()) {
				assertKeyErrors(simulator, "POST", endpoint.getPath(), MISSING, INVALID);
			}
			assertKeyErrors(simulator, "GET", "/v2/lists", UNAUTHORIZED, UNAUTHORIZED);
			assertKeyErrors(simulator, "GET", "/v2/lists/42", UNAUTHORIZED, UNAUTHORIZED);
			assertKeyErrors(simulator, "GET", "/v2/lists/43", UNAUTHORIZED, UNAUTHORIZED);
		}
	}

	@ParameterizedTest
	@CsvSource({ "SPECIFIC, false, false", "UNAUTHORIZED_FOR_LISTS, false, true", "UNAUTHORIZED, true, true" })
	void codesOfV2CanBeChosen(V2KeyErrors choice, boolean commonForSends, boolean commonForLists) throws Exception {
		try (TracklySimulator simulator = TracklySimulator.builder().v2KeyErrors(choice).start()) {
			assertKeyErrors(simulator, "POST", "/v1/messages", MISSING, INVALID);
			assertKeyErrors(simulator, "POST", "/v2/send", commonForSends ? UNAUTHORIZED : MISSING,
					commonForSends ? UNAUTHORIZED : INVALID);
			assertKeyErrors(simulator, "GET", "/v2/lists", commonForLists ? UNAUTHORIZED : MISSING,
					commonForLists ? UNAUTHORIZED : INVALID);
		}
	}

	@ParameterizedTest
	@EnumSource
	void suspendedAccountSendsNothing(TracklyEndpoint endpoint) throws Exception {
		try (TracklySimulator simulator = TracklySimulator.builder().suspended(true).start()) {
			ApiClient client = new ApiClient(simulator);
			String recipient = "+12065550100";
			for (String body : new String[] { ApiClient.message(recipient), ApiClient.bulk(recipient),
					ApiClient.v2Message(recipient), ApiClient.v2Bulk(recipient), "no JSON" }) {
				assertReply(client.post(endpoint, body), 403, SUSPENDED);
			}
			assertThat(simulator.getJournal().count()).isZero();
		}
	}

	@Test
	void suspendedAccountReadsNothing() throws Exception {
		try (TracklySimulator simulator = TracklySimulator.builder().suspended(true).start()) {
			ApiClient client = new ApiClient(simulator);
			assertReply(client.get("/v2/lists"), 403, SUSPENDED);
			assertReply(client.get("/v2/lists/42"), 403, SUSPENDED);
		}
	}

	@Test
	void suspendedAccountIsKnownByItsKeyOnly() throws Exception {
		try (TracklySimulator simulator = TracklySimulator.builder().suspended(true).start()) {
			assertKeyErrors(simulator, "POST", "/v2/send", MISSING, INVALID);
		}
	}

	private static void assertKeyErrors(TracklySimulator simulator, String method, String path, String missing,
			String invalid) throws Exception {
		ApiClient client = new ApiClient(simulator);
		assertReply(client.exchange(client.request(path).method(method, BodyPublishers.noBody())), 401, missing);
		assertReply(
				client.exchange(
						client.request(path).header("X-Api-Key", "trk_wrong").method(method, BodyPublishers.noBody())),
				401, invalid);
	}

	private static void assertReply(Reply reply, int status, String text) {
		assertThat(reply.status()).isEqualTo(status);
		assertThat(reply.text()).isEqualTo(text);
	}

}
