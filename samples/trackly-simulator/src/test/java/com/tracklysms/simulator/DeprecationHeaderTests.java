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

import com.tracklysms.simulator.testsupport.ApiClient;
import com.tracklysms.simulator.testsupport.ApiClient.Reply;
import com.tracklysms.simulator.testsupport.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the headers that every answer of v1 has.
 */
class DeprecationHeaderTests {

	private TracklySimulator simulator;

	private ApiClient client;

	@BeforeEach
	void start() {
		this.simulator = TracklySimulator.builder().clock(new MutableClock()).sendsPerSecond(1).start();
		this.client = new ApiClient(this.simulator);
	}

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			/v1/messages      | {"to":"+12065550100","body":"A","from_phone_number_id":"pn_abc123def456"} | 201
			/v1/messages      | {"to":"+15005550500","body":"A","from_phone_number_id":"pn_abc123def456"} | 500
			/v1/messages      | {"to":"+12065550100","body":"A","from_phone_number_id":"pn_no"}           | 404
			/v1/messages      | {}                                                                        | 400
			/v1/messages      | no JSON                                                                   | 400
			/v1/messages/bulk | {"messages":[{}],"from_phone_number_id":"pn_abc123def456"}                | 201
			/v1/messages/bulk | {}                                                                        | 400
			/v1/nowhere       | {}                                                                        | 404
			""")
	void areOnEveryAnswer(String path, String body, int status) throws Exception {
		assertDeprecated(this.client.exchange(this.client.post(path, body)), status);
	}

	@Test
	void areOnRefusedKeysAndLimits() throws Exception {
		assertDeprecated(this.client.exchange(this.client.request("/v1/messages").POST(BodyPublishers.noBody())), 401);
		assertDeprecated(this.client.exchange(this.client.request("/v1/messages").GET()), 404);
		this.client.send("{}");
		assertDeprecated(this.client.send("{}"), 429);
	}

	@Test
	void areNotOnOtherPaths() throws Exception {
		Reply reply = this.client.exchange(this.client.post("/v10/messages", "{}"));
		assertThat(reply.status()).isEqualTo(404);
		assertThat(reply.response().headers().map()).doesNotContainKey("Deprecation");
	}

	@Test
	void areTheOnlyHeadersBesideTypeAndLength() throws Exception {
		Reply reply = this.client.send(ApiClient.message("+12065550100"));
		assertThat(reply.response().headers().map().keySet().stream().map(String::toLowerCase))
			.containsExactlyInAnyOrder("content-type", "content-length", "deprecation", "x-api-deprecated");
	}

	private static void assertDeprecated(Reply reply, int status) {
		assertThat(reply.status()).isEqualTo(status);
		assertThat(reply.header("Deprecation")).isEqualTo("true");
		assertThat(reply.header("X-API-Deprecated")).isEqualTo("v1 is deprecated");
		assertThat(reply.header("Content-Type")).isEqualTo("application/json");
	}

}
