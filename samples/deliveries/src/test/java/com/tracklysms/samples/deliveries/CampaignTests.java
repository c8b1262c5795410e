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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import com.tracklysms.samples.deliveries.testsupport.DeliveriesTest;
import com.tracklysms.samples.deliveries.testsupport.Numbers;
import com.tracklysms.samples.deliveries.testsupport.PageVisitor;
import com.tracklysms.samples.deliveries.testsupport.QueuedListener;
import com.tracklysms.samples.deliveries.testsupport.SignedPosts;
import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.api.MagicNumber;
import com.tracklysms.simulator.journal.QueuedMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests campaigns, whose messages have ids that no answer tells.
 */
@DeliveriesTest
class CampaignTests {

	@Autowired
	private Numbers numbers;

	@Autowired
	private TracklySimulator trackly;

	@Autowired
	private QueuedListener queued;

	@Autowired
	private SignedPosts webhook;

	@Autowired
	private PageVisitor visitor;

	@AfterEach
	void answerAtOnce() {
		this.queued.set((message) -> {
		});
	}

	@Test
	void messagesAreFoundByTheirRecipients() {
		List<String> recipients = this.numbers.next(3);
		start(recipients);
		this.webhook.report(recipients.get(0), "pending");
		this.webhook.report(recipients.get(0), "delivered");
		this.webhook.report(recipients.get(2), "rejected");
		assertThat(this.visitor.statesOf(recipients)).containsExactly("DELIVERED", "QUEUED", "FAILED");
		assertCounts(1, 1, 1, 0);
	}

	@Test
	void reportsBeforeTheAnswerAreKept() {
		List<String> recipients = this.numbers.next(20);
		this.queued.set(this::deliver);
		start(recipients);
		assertThat(this.visitor.statesOf(recipients)).hasSize(20).containsOnly("DELIVERED");
		assertCounts(0, 20, 0, 0);
	}

	@Test
	void nobodyGetsTwoMessages() {
		String number = this.numbers.next();
		start(List.of(number, number, " " + number));
		assertThat(this.trackly.getJournal().findByRecipient(number)).hasSize(1);
	}

	@Test
	void refusedMessageHasFailedAndTheOthersAreQueued() {
		String number = this.numbers.next();
		start(List.of("12", number));
		assertThat(this.visitor.statesOf(number)).containsExactly("QUEUED");
		assertCounts(1, 0, 1, 0);
	}

	@Test
	void batchWhoseAnswerIsLostIsUnknownUntilItIsReported() {
		String number = this.numbers.next();
		start(List.of(MagicNumber.DROPPED_QUEUED.getNumber(), number));
		assertThat(this.visitor.statesOf(number)).containsExactly("UNKNOWN");
		this.webhook.report(number, "delivered");
		assertThat(this.visitor.statesOf(number)).containsExactly("DELIVERED");
	}

	@Test
	void reportOfATextIsNotTakenForThatOfACampaign() {
		String number = this.numbers.next();
		start(List.of(number));
		QueuedMessage first = this.trackly.getJournal().findByRecipient(number).get(0);
		this.queued.set(this::deliver);
		this.visitor.send(number, "Hello");
		assertThat(this.visitor.statesOf(number)).containsExactly("DELIVERED", "QUEUED");
		this.webhook.report(first, "rejected");
		assertThat(this.visitor.statesOf(number)).containsExactly("DELIVERED", "FAILED");
	}

	@Test
	void reportOfACampaignThatComesWhileATextIsSentIsNotLost() {
		String number = this.numbers.next();
		start(List.of(number));
		QueuedMessage first = this.trackly.getJournal().findByRecipient(number).get(0);
		this.queued.set((message) -> {
			this.webhook.report(first, "rejected");
			deliver(message);
		});
		this.visitor.send(number, "Hello");
		assertThat(this.visitor.statesOf(number)).containsExactly("DELIVERED", "FAILED");
	}

	/**
	 * Three messages to each recipient, and the reports of all from several threads, in
	 * any order and repeated, while texts go to the same recipients.
	 */
	@Test
	void eachMessageGetsItsReportHoweverManyComeAtOnce() {
		List<String> recipients = this.numbers.next(16);
		start(recipients);
		start(recipients);
		List<QueuedMessage> messages = new ArrayList<>();
		recipients.forEach((number) -> messages.addAll(this.trackly.getJournal().findByRecipient(number)));
		assertThat(messages).hasSize(32);
		messages.addAll(messages);
		Collections.shuffle(messages, new Random(42));
		this.queued.set(this::deliver);
		Stream<Integer> texts = recipients.parallelStream().map((number) -> {
			this.visitor.send(number, "Hello");
			return 204;
		});
		Stream<Integer> reports = messages.parallelStream()
			.map((message) -> this.webhook.report(message, (message.hashCode() % 2 == 0) ? "pending" : "delivered"));
		assertThat(Stream.of(texts, reports).parallel().flatMap((answers) -> answers).toList()).containsOnly(204);
		messages.parallelStream().forEach(this::deliver);
		assertThat(this.visitor.statesOf(recipients)).hasSize(48).containsOnly("DELIVERED");
	}

	@Test
	void campaignWithoutRecipientsIsRefused() {
		assertThat(
				this.visitor.post("/campaigns", Map.of("name", "Nobody", "recipients", List.of(" "), "body", "Hello"))
					.body())
			.contains("The recipients are missing");
	}

	private void start(List<String> recipients) {
		assertThat(this.visitor.startCampaign("Spring sale", recipients, "Hello")).isEqualTo(202);
		await().until(() -> !campaign().path("running").asBoolean());
	}

	private JsonNode campaign() {
		return this.visitor.look().path("overview").path("campaigns").get(0);
	}

	private void assertCounts(int queued, int delivered, int failed, int optedOut) {
		JsonNode counts = campaign().path("counts");
		assertThat(List.of(counts.path("queued").asInt(), counts.path("delivered").asInt(),
				counts.path("failed").asInt(), counts.path("optedOut").asInt()))
			.containsExactly(queued, delivered, failed, optedOut);
	}

	private int deliver(QueuedMessage message) {
		return this.webhook.report(message, "delivered");
	}

}
