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

package com.tracklysms.spring.internal;

import com.tracklysms.spring.error.NonTransientTracklyException;
import com.tracklysms.spring.error.TracklyResourceNotFoundException;
import com.tracklysms.spring.lists.SendingListStatus;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Connector;
import com.tracklysms.spring.testsupport.Contract;
import com.tracklysms.spring.testsupport.RawServer;
import com.tracklysms.spring.testsupport.Style;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for where requests go.
 */
class BaseUrlTests {

	private static final String LISTS = "{\"success\":true,\"lists\":[]}";

	@ParameterizedTest
	@EnumSource(Connector.class)
	void pathIsSentAsItIsEncoded(Connector connector) {
		try (RawServer server = answering(200, Call.SEND.success)) {
			Call.SEND.on(TestTemplates.forPort(server.port(), connector)
				.baseUrl("http://localhost:" + server.port() + "/gw%20one/%C3%BC/\u00fc/%2Fapi/")
				.build());
			assertThat(server.requests()).singleElement()
				.asString()
				.startsWith("POST /gw%20one/%C3%BC/%C3%BC/%2Fapi/v1/messages HTTP/1.1");
		}
	}

	@Test
	void valuesAreStillEncoded() {
		try (RawServer server = answering(200, LISTS)) {
			TestTemplates.forPort(server.port()).build().opsForLists().findAll(SendingListStatus.ACTIVE);
			assertThat(server.requests()).singleElement()
				.asString()
				.startsWith("GET /api/v2/lists?status=active HTTP/1.1");
		}
	}

	@ParameterizedTest
	@CsvSource({ "REACTOR,localhost.", "REACTOR,127.0.0.1.", "HTTP_COMPONENTS,localhost.", "HTTP_COMPONENTS,127.0.0.1.",
			"JETTY,localhost.", "JETTY,127.0.0.1.", "JDK,localhost.", "JDK,127.0.0.1.", "REACTOR,[::ffff:127.0.0.1]" })
	void loopbackHostIsConnectedToWhateverItsForm(Connector connector, String host) {
		try (RawServer server = answering(200, Call.SEND.success)) {
			Call.SEND.on(TestTemplates.forPort(server.port(), connector)
				.baseUrl("http://" + host + ":" + server.port() + "/api")
				.build());
			assertThat(server.requests()).hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource(Contract.class)
	void baseUrlIsNamedWhereNothingIsFound(Contract contract) {
		try (RawServer server = answering(404, "<h1>Not Found</h1>")) {
			assertThatExceptionOfType(TracklyResourceNotFoundException.class)
				.isThrownBy(() -> Call.SEND.on(contract.build(TestTemplates.forPort(server.port()))))
				.withMessage(
						"Trackly answered 404. Check the base URL (trackly.base-url), which is http://localhost:%s/api",
						server.port())
				.satisfies((exception) -> assertThat(exception.getErrorText()).isNull());
		}
	}

	@Test
	void baseUrlIsNotNamedWhereTheApiItselfAnswers() {
		try (RawServer server = answering(404, "{\"error\":\"No such list\",\"code\":\"not_found\"}")) {
			assertThatExceptionOfType(NonTransientTracklyException.class)
				.isThrownBy(() -> Call.SEND.on(Style.BLOCKING.build(TestTemplates.forPort(server.port()))))
				.withMessage("Trackly answered 404 not_found: No such list");
		}
	}

	private RawServer answering(int status, String body) {
		return RawServer.start((connection) -> {
			while (true) {
				connection.readRequest();
				connection.answer(status, body);
			}
		});
	}

}
