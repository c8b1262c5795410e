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

package com.tracklysms.spring.internal.http;

import java.util.List;
import java.util.Locale;

import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Connector;
import com.tracklysms.spring.testsupport.RawServer;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the headers that leave, whichever HTTP library adds its own to them.
 */
class RequestHeaderTests {

	@ParameterizedTest
	@EnumSource
	void eachHeaderIsSentOnce(Connector connector) {
		List<String> headers = headersOf(connector);
		assertThat(headers).extracting((header) -> header.substring(0, header.indexOf(':')))
			.contains("user-agent", "accept", "accept-encoding", "x-api-key", "content-type", "content-length")
			.doesNotHaveDuplicates();
		assertThat(headers).filteredOn((header) -> header.startsWith("user-agent:"))
			.singleElement()
			.asString()
			.contains("trackly-spring-boot");
	}

	/**
	 * Jetty spins on a compressed answer that breaks off.
	 */
	@ParameterizedTest
	@EnumSource
	void answersAreAskedForWithoutCompression(Connector connector) {
		assertThat(headersOf(connector)).contains("accept-encoding: identity");
	}

	private static List<String> headersOf(Connector connector) {
		try (RawServer server = RawServer.start((connection) -> {
			connection.readRequest();
			connection.answer(201, Call.SEND.success);
		})) {
			Call.SEND.on(TestTemplates.neverWaiting(TestTemplates.forPort(server.port(), connector)));
			String request = server.requests().get(0);
			return request.substring(0, request.indexOf("\r\n\r\n"))
				.lines()
				.skip(1)
				.map((line) -> line.toLowerCase(Locale.ROOT))
				.toList();
		}
	}

}
