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
import java.time.Duration;

import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.testsupport.ApiClient;
import com.tracklysms.simulator.testsupport.ApiClient.Reply;
import com.tracklysms.simulator.testsupport.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the limits on requests per second.
 */
class RequestLimitTests {

	private final MutableClock clock = new MutableClock();

	private TracklySimulator simulator;

	private ApiClient client;

	@BeforeEach
	void start() {
		this.simulator = TracklySimulator.builder().clock(this.clock).sendsPerSecond(2).bulksPerSecond(1).start();
		this.client = new ApiClient(this.simulator);
	}

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@Test
	void refusesSendsOverTheLimit() throws Exception {
		assertThat(send().status()).isEqualTo(201);
		assertThat(send().status()).isEqualTo(201);
		Reply refused = send();
		assertThat(refused.status()).isEqualTo(429);
		assertThat(refused.text()).isEqualTo("{\"error\":\"Rate limit exceeded\",\"code\":\"rate_limit\"}");
		assertThat(refused.response().headers().firstValue("Retry-After")).isEmpty();
		assertThat(this.simulator.getJournal().count()).isEqualTo(2);
		assertThat(this.simulator.getJournal().getRateLimitedCount()).isOne();
	}

	@Test
	void slidesTheWindow() throws Exception {
		send();
		this.clock.advance(Duration.ofMillis(600));
		send();
		this.clock.advance(Duration.ofMillis(399));
		assertThat(send().status()).isEqualTo(429);
		this.clock.advance(Duration.ofMillis(1));
		assertThat(send().status()).isEqualTo(201);
		assertThat(send().status()).isEqualTo(429);
	}

	@Test
	void limitsEachEndpointOnItsOwn() throws Exception {
		assertThat(bulk().status()).isEqualTo(201);
		assertThat(bulk().code()).isEqualTo("rate_limit");
		assertThat(send().status()).isEqualTo(201);
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(bulk().status()).isEqualTo(201);
	}

	@Test
	void countsSendsOfAllVersionsTogether() throws Exception {
		assertThat(send().status()).isEqualTo(201);
		assertThat(v2(TracklyEndpoint.SEND).status()).isEqualTo(201);
		Reply refused = v2(TracklyEndpoint.SEND_RAW);
		assertThat(refused.status()).isEqualTo(429);
		assertThat(refused.text()).isEqualTo("{\"error\":\"Rate limit exceeded\",\"code\":\"rate_limit\"}");
		assertThat(send().status()).isEqualTo(429);
		assertThat(v2(TracklyEndpoint.SEND_RAW_BULK).status()).isEqualTo(400);
		assertThat(v2(TracklyEndpoint.SEND_BULK).status()).isEqualTo(429);
		assertThat(bulk().status()).isEqualTo(429);
		assertThat(this.simulator.getJournal().getRateLimitedCount()).isEqualTo(4);
	}

	@Test
	void checksTheKeyBeforeTheLimit() throws Exception {
		send();
		send();
		Reply reply = this.client.exchange(this.client.request("/v1/messages").POST(BodyPublishers.noBody()));
		assertThat(reply.code()).isEqualTo("missing_api_key");
	}

	@Test
	void countsARequestThatIsRefusedLater() throws Exception {
		this.client.send("{");
		this.client.send("{}");
		assertThat(send().status()).isEqualTo(429);
	}

	@Test
	void forgetsRequestsWhenReset() throws Exception {
		send();
		send();
		bulk();
		this.simulator.reset();
		assertThat(send().status()).isEqualTo(201);
		assertThat(bulk().status()).isEqualTo(201);
	}

	@Test
	void hasNoLimitByDefault() throws Exception {
		try (TracklySimulator unlimited = TracklySimulator.builder().clock(this.clock).start()) {
			ApiClient unlimitedClient = new ApiClient(unlimited);
			for (int i = 0; i < 200; i++) {
				assertThat(unlimitedClient.send(ApiClient.message("+12065550100")).status()).isEqualTo(201);
			}
		}
	}

	private Reply send() throws Exception {
		return this.client.send(ApiClient.message("+12065550100"));
	}

	private Reply v2(TracklyEndpoint endpoint) throws Exception {
		return this.client.post(endpoint, ApiClient.v2Message("+12065550100"));
	}

	private Reply bulk() throws Exception {
		return this.client.sendBulk(ApiClient.bulk("+12065550100"));
	}

}
