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

import java.time.Instant;
import java.util.stream.IntStream;

import com.tracklysms.simulator.api.SimulatedList;
import com.tracklysms.simulator.api.SimulatedList.Status;
import com.tracklysms.simulator.api.SimulatedList.Type;
import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.testsupport.ApiClient;
import com.tracklysms.simulator.testsupport.ApiClient.Reply;
import com.tracklysms.simulator.testsupport.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for the endpoints that read sending lists, and for what sends make of a list.
 */
class ListsTests {

	private static final String LIST = "{\"id\":1,\"phone_number\":\"+18005550101\",\"brand_name\":\"Acme\","
			+ "\"list_name\":\"Promo\",\"list_type\":\"twilio\",\"status\":\"active\",\"contact_count\":15230,"
			+ "\"created_at\":\"2025-01-02T03:04:05Z\"}";

	private TracklySimulator simulator;

	private ApiClient client;

	@BeforeEach
	void start() {
		this.simulator = TracklySimulator.builder()
			.lists(new SimulatedList(1, "+18005550101", "Acme", "Promo", Type.TWILIO, Status.ACTIVE, 15230,
					Instant.parse("2025-01-02T03:04:05Z")),
					SimulatedList.of(2, "+18005550102").withStatus(Status.PAUSED),
					SimulatedList.of(3, "+18005550103").withStatus(Status.SUSPENDED),
					SimulatedList.of(4, "+18005550104").withStatus(Status.DELETED))
			.start();
		this.client = new ApiClient(this.simulator);
	}

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@Test
	void answersAllListsAsDocumented() throws Exception {
		Reply reply = this.client.get("/v2/lists?status=active");
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.text()).isEqualTo("{\"lists\":[" + LIST + "]}");
		assertThat(reply.response().headers().map().keySet().stream().map(String::toLowerCase))
			.containsExactlyInAnyOrder("content-type", "content-length");
	}

	@ParameterizedTest
	@CsvSource({ "'', '1,2,3'", "?status=active, 1", "?status=paused, 2", "?status=suspended, 3", "?status=deleted, 4",
			"?status=other, ''", "?other=deleted, '1,2,3'" })
	void filtersByStatus(String query, String ids) throws Exception {
		Reply reply = this.client.get("/v2/lists" + query);
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.body().path("lists").isArray()).isTrue();
		assertThat(String.join(",",
				reply.body().path("lists").valueStream().map((list) -> list.path("id").toString()).toList()))
			.isEqualTo(ids);
	}

	@Test
	void answersOneListAsDocumented() throws Exception {
		Reply reply = this.client.get("/v2/lists/1");
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.text()).isEqualTo(LIST);
	}

	@ParameterizedTest
	@ValueSource(strings = { "4", "5", "01", "x", "", "1/x", "%2B18005550101" })
	void doesNotFindUnknownAndDeletedLists(String id) throws Exception {
		Reply reply = this.client.get("/v2/lists/" + id);
		assertThat(reply.status()).isEqualTo(404);
		assertThat(reply.text()).isEqualTo("{\"error\":\"Resource not found\",\"code\":\"not_found\"}");
	}

	@Test
	void onlyReads() throws Exception {
		Reply reply = this.client.exchange(this.client.post("/v2/lists", "{}"));
		assertThat(reply.status()).isEqualTo(404);
		assertThat(reply.text()).isEqualTo("{\"error\":\"Not found\"}");
	}

	@ParameterizedTest
	@CsvSource({ "+18005550101, 201, ''", "+18005550102, 201, ''", "+18005550103, 201, ''",
			"+18005550104, 400, list_not_found", "+18005550105, 400, list_not_found" })
	void takeMessagesUnlessTheyAreDeleted(String number, int status, String code) throws Exception {
		Reply reply = this.client.post(TracklyEndpoint.SEND,
				ApiClient.v2Message("+12065550100").replace("+18005550199", number));
		assertThat(reply.status()).isEqualTo(status);
		assertThat(reply.code()).isEqualTo(code);
		assertThat(this.simulator.getJournal().count()).isEqualTo((status == 201) ? 1 : 0);
	}

	@Test
	void numberOfADeletedListCanBelongToANewOne() throws Exception {
		try (TracklySimulator other = TracklySimulator.builder()
			.lists(SimulatedList.of(1, "+18005550199").withStatus(Status.DELETED), SimulatedList.of(2, "+18005550199"))
			.start()) {
			assertThat(new ApiClient(other).post(TracklyEndpoint.SEND, ApiClient.v2Message("+12065550100")).status())
				.isEqualTo(201);
		}
	}

	@Test
	void haveNoLimitAndAreNotCountedAsSends() throws Exception {
		try (TracklySimulator limited = TracklySimulator.builder()
			.clock(new MutableClock())
			.sendsPerSecond(1)
			.bulksPerSecond(1)
			.start()) {
			ApiClient limitedClient = new ApiClient(limited);
			assertThat(IntStream.range(0, 5).mapToObj((index) -> status(limitedClient))).containsOnly(200);
			assertThat(limited.getJournal().getRequestCount()).isEqualTo(5);
			assertThat(limited.getJournal().getSendRequestCount()).isZero();
			assertThat(limitedClient.post(TracklyEndpoint.SEND, ApiClient.v2Message("+12065550100")).status())
				.isEqualTo(201);
			assertThat(limited.getJournal().getSendRequestCount()).isOne();
		}
	}

	@Test
	void refuseUnusableValues() {
		assertThatIllegalArgumentException().isThrownBy(() -> SimulatedList.of(1, "8005550199"))
			.withMessage("phoneNumber must be a number in E.164 form");
		assertThatIllegalArgumentException().isThrownBy(
				() -> new SimulatedList(1, "+18005550199", "Acme", "Promo", Type.CM, Status.ACTIVE, -1, Instant.EPOCH));
	}

	@Test
	void showNoWholeNumberAsText() {
		assertThat(SimulatedList.of(42, "+18005550199"))
			.hasToString("SimulatedList[id=42, phoneNumber=****0199, status=ACTIVE]");
	}

	private static int status(ApiClient client) {
		try {
			return client.get("/v2/lists").status();
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

}
