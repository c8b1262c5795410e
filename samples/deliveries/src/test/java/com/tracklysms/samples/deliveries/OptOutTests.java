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

import java.util.List;

import com.tracklysms.samples.deliveries.testsupport.DeliveriesTest;
import com.tracklysms.samples.deliveries.testsupport.Numbers;
import com.tracklysms.samples.deliveries.testsupport.PageVisitor;
import com.tracklysms.samples.deliveries.testsupport.SignedPosts;
import com.tracklysms.simulator.TracklySimulator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests what becomes of messages to people who opt out.
 */
@DeliveriesTest
class OptOutTests {

	@Autowired
	private Numbers numbers;

	@Autowired
	private TracklySimulator trackly;

	@Autowired
	private SignedPosts webhook;

	@Autowired
	private PageVisitor visitor;

	private String number = "";

	@BeforeEach
	void takeNumber() {
		this.number = this.numbers.next();
	}

	@Test
	void lastMessageBeforeIsMarked() {
		this.visitor.send(this.number, "First");
		this.visitor.send(this.number, "Second");
		assertThat(this.webhook.unsubscribe(this.number)).isEqualTo(204);
		assertStates("OPTED_OUT", "QUEUED");
	}

	@Test
	void reportThatComesLaterDoesNotHideIt() {
		this.visitor.send(this.number, "Hello");
		this.webhook.unsubscribe(this.number);
		this.webhook.report(this.number, "delivered");
		assertStates("OPTED_OUT");
	}

	@Test
	void nothingIsSentAnyMore() {
		this.webhook.unsubscribe(this.number);
		assertThat(this.visitor.send(this.number, "Hello")).isEqualTo("OPTED_OUT");
		assertThat(this.trackly.getJournal().findByRecipient(this.number)).isEmpty();
		assertStates("OPTED_OUT");
	}

	@Test
	void campaignLeavesThemOut() {
		String other = this.numbers.next();
		this.webhook.unsubscribe(this.number);
		this.visitor.startCampaign("Spring sale", List.of(this.number, other), "Hello");
		await().until(() -> this.visitor.statesOf(other).equals(List.of("QUEUED")));
		assertThat(this.trackly.getJournal().findByRecipient(this.number)).isEmpty();
		assertStates("OPTED_OUT");
	}

	@Test
	void optOutOfAnotherListIsNoneOfOurs() {
		assertThat(this.webhook.post("""
				{ "event": "unsubscribe", "phone_number": "%s", "list_number": "+18005550111", "keyword": "STOP" }
				""".formatted(this.number))).isEqualTo(204);
		assertThat(this.visitor.send(this.number, "Hello")).isEqualTo("QUEUED");
	}

	private void assertStates(String... states) {
		assertThat(this.visitor.statesOf(this.number)).containsExactly(states);
	}

}
