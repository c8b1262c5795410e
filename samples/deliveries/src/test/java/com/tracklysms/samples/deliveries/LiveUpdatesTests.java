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

package com.tracklysms.samples.deliveries;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.tracklysms.samples.deliveries.testsupport.DeliveriesTest;
import com.tracklysms.samples.deliveries.testsupport.Numbers;
import com.tracklysms.samples.deliveries.testsupport.PageVisitor;
import com.tracklysms.samples.deliveries.testsupport.SignedPosts;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the stream that keeps a page up to date.
 */
@DeliveriesTest
class LiveUpdatesTests {

	private static final int ROWS = 50;

	private static final int LARGEST_UPDATE = 32 * 1024;

	private final JsonMapper json = new JsonMapper();

	@Autowired
	private Numbers numbers;

	@Autowired
	private SignedPosts webhook;

	@Autowired
	private PageVisitor visitor;

	@Test
	void updateHasWhatIsNewAndNothingElse() {
		String number = this.numbers.next();
		this.visitor.send(this.numbers.next(), "Hello");
		try (Stream<String> updates = this.visitor.updates("ALL")) {
			Iterator<String> stream = updates.iterator();
			assertThat(next(stream).path("changed")).isNotEmpty();
			this.visitor.send(number, "Hello");
			JsonNode sent = nextWithChanges(stream);
			assertThat(sent.path("changed")).hasSize(1);
			this.webhook.report(number, "delivered");
			JsonNode last = nextWithChanges(stream);
			while (!last.path("changed").get(0).path("state").asString().equals("DELIVERED")) {
				last = nextWithChanges(stream);
			}
			assertThat(last.path("changed")).hasSize(1);
			assertThat(last.path("shown").get(0).asLong()).isEqualTo(last.path("changed").get(0).path("id").asLong());
		}
	}

	@Test
	void wholeNumbersDoNotLeaveTheServer() {
		String number = this.numbers.next();
		this.visitor.send(number, "Hello");
		assertThat(this.visitor.look().toString()).contains("***" + number.substring(number.length() - 4))
			.doesNotContain(number.substring(number.length() - 7));
	}

	@Test
	void largeCampaignCostsFewAndSmallUpdates() {
		List<String> recipients = IntStream.range(0, 10_000).mapToObj("+12065%06d"::formatted).toList();
		List<String> received = new ArrayList<>();
		long start = System.nanoTime();
		try (Stream<String> updates = this.visitor.updates("ALL")) {
			this.visitor.startCampaign("Large", recipients, "Hello");
			Iterator<String> stream = updates.iterator();
			boolean running = true;
			while (running) {
				received.add(stream.next());
				System.out.println("MEASURED update after " + (System.nanoTime() - start) / 1_000_000
						+ this.json.readTree(received.get(received.size() - 1))
							.path("overview")
							.path("campaigns")
							.path(0));
				JsonNode campaign = this.json.readTree(received.get(received.size() - 1))
					.path("overview")
					.path("campaigns")
					.path(0);
				running = campaign.path("size").asInt() != recipients.size() || campaign.path("running").asBoolean();
			}
		}
		long quarters = (System.nanoTime() - start) / 250_000_000;
		assertThat(received).hasSizeLessThanOrEqualTo((int) quarters + 2)
			.allSatisfy((update) -> assertThat(update.length()).isLessThan(LARGEST_UPDATE))
			.allSatisfy(
					(update) -> assertThat(this.json.readTree(update).path("shown")).hasSizeLessThanOrEqualTo(ROWS));
		System.out.println("MEASURED " + received.size() + " updates in " + quarters + " quarters, sizes "
				+ received.stream().map(String::length).toList());
	}

	private boolean hasEnded(JsonNode update, int size) {
		JsonNode campaign = update.path("overview").path("campaigns").path(0);
		return campaign.path("size").asInt() == size && !campaign.path("running").asBoolean();
	}

	private JsonNode nextWithChanges(Iterator<String> stream) {
		JsonNode update = next(stream);
		while (update.path("changed").isEmpty()) {
			update = next(stream);
		}
		return update;
	}

	private JsonNode next(Iterator<String> stream) {
		return this.json.readTree(stream.next());
	}

}
