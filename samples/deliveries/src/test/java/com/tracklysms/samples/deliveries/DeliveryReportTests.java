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

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.tracklysms.samples.deliveries.testsupport.DeliveriesTest;
import com.tracklysms.samples.deliveries.testsupport.Numbers;
import com.tracklysms.samples.deliveries.testsupport.PageVisitor;
import com.tracklysms.samples.deliveries.testsupport.QueuedListener;
import com.tracklysms.samples.deliveries.testsupport.SignedPosts;
import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.api.MagicNumber;
import com.tracklysms.simulator.callback.SignedWebhook;
import com.tracklysms.simulator.journal.QueuedMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what reports make of single texts, whatever comes first.
 */
@DeliveriesTest
class DeliveryReportTests {

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

	private String number = "";

	@BeforeEach
	void takeNumber() {
		this.number = this.numbers.next();
	}

	@AfterEach
	void answerAtOnce() {
		this.queued.set((message) -> {
		});
	}

	@Test
	void messageIsQueuedUntilItIsReported() {
		assertThat(this.visitor.send(this.number, "Hello")).isEqualTo("QUEUED");
		assertThat(this.visitor.statesOf(this.number)).containsExactly("QUEUED");
		assertThat(this.webhook.report(this.number, "delivered")).isEqualTo(204);
		assertThat(this.visitor.statesOf(this.number)).containsExactly("DELIVERED");
	}

	@Test
	void reportBeforeTheAnswerIsKept() {
		List<Integer> answers = new ArrayList<>();
		this.queued.set((message) -> answers.add(deliver(message)));
		assertThat(this.visitor.send(this.number, "Hello")).isEqualTo("QUEUED");
		assertThat(answers).containsExactly(204);
		assertThat(this.visitor.statesOf(this.number)).containsExactly("DELIVERED");
	}

	@ParameterizedTest
	@MethodSource
	void arrivedMessageStaysOneInWhicheverOrderReportsCome(List<String> order) {
		List<String> inTime = List.of("delivered", "pending", "undeliverable");
		this.visitor.send(this.number, "Hello");
		Instant start = Instant.now();
		for (String status : order) {
			assertThat(this.webhook.report(this.number, status, "", start.plusSeconds(inTime.indexOf(status))))
				.isEqualTo(204);
		}
		assertThat(this.visitor.statesOf(this.number)).containsExactly("DELIVERED");
	}

	static Stream<List<String>> arrivedMessageStaysOneInWhicheverOrderReportsCome() {
		return Stream.of(List.of("pending", "undeliverable", "delivered"),
				List.of("pending", "delivered", "undeliverable"), List.of("undeliverable", "pending", "delivered"),
				List.of("undeliverable", "delivered", "pending"), List.of("delivered", "pending", "undeliverable"),
				List.of("delivered", "undeliverable", "pending"));
	}

	@Test
	void failedMessageDoesNotBecomePendingAgain() {
		this.visitor.send(this.number, "Hello");
		Instant start = Instant.now();
		this.webhook.report(this.number, "rejected", "REJECTED_SPAM", start);
		this.webhook.report(this.number, "pending", "", start.plusSeconds(1));
		assertThat(this.visitor.messagesTo(this.number)).singleElement().satisfies((message) -> {
			assertThat(message.path("state").asString()).isEqualTo("FAILED");
			assertThat(message.path("detail").asString()).isEqualTo("rejected REJECTED_SPAM");
		});
	}

	@Test
	void laterOfTwoFailuresCounts() {
		this.visitor.send(this.number, "Hello");
		Instant start = Instant.now();
		this.webhook.report(this.number, "expired", "", start.plusSeconds(1));
		this.webhook.report(this.number, "undeliverable", "", start);
		assertThat(this.visitor.messagesTo(this.number).get(0).path("detail").asString()).isEqualTo("expired");
	}

	@Test
	void wordThatIsNotDocumentedIsShownAsPending() {
		this.visitor.send(this.number, "Hello");
		this.webhook.report(this.number, "undelivered");
		assertThat(this.visitor.messagesTo(this.number)).singleElement().satisfies((message) -> {
			assertThat(message.path("state").asString()).isEqualTo("PENDING");
			assertThat(message.path("detail").asString()).isEqualTo("undelivered");
		});
	}

	@Test
	void refusedMessageHasFailed() {
		assertThat(this.visitor.send("12", "Hello")).isEqualTo("REFUSED");
		assertThat(this.visitor.look("FAILED").path("changed").get(0).path("to").asString()).isEqualTo("***");
	}

	@Test
	void messageWhoseAnswerIsLostIsUnknownUntilItIsReported() {
		String to = MagicNumber.DROPPED_QUEUED.getNumber();
		assertThat(this.visitor.send(to, "Hello")).isEqualTo("UNKNOWN");
		this.webhook.report(to, "delivered");
		assertThat(this.visitor.statesOf(to)).containsExactly("DELIVERED");
		this.queued.set(this::deliver);
		assertThat(this.visitor.send(to, "Hello again")).isEqualTo("UNKNOWN");
		assertThat(this.visitor.statesOf(to)).containsExactly("DELIVERED", "DELIVERED");
	}

	@Test
	void reportOfAMessageOfAnotherListIsNoneOfOurs() {
		this.visitor.send(this.number, "Hello");
		assertThat(this.webhook
			.post("""
					{ "event": "delivery", "message_id": "%s", "to": "%s", "list_number": "+18005550111", "status": "delivered" }
					"""
				.formatted(idOf(this.number), this.number)))
			.isEqualTo(204);
		assertThat(this.visitor.statesOf(this.number)).containsExactly("QUEUED");
	}

	@Test
	void reportWithAWrongSignatureChangesNothing() {
		this.visitor.send(this.number, "Hello");
		String json = """
				{ "event": "delivery", "message_id": "%s", "to": "%s", "list_number": "%s", "status": "delivered" }
				""".formatted(idOf(this.number), this.number, TracklySimulator.DEFAULT_LIST_NUMBER);
		assertThat(this.webhook.post(SignedWebhook.of("another secret", json))).isEqualTo(401);
		assertThat(this.visitor.statesOf(this.number)).containsExactly("QUEUED");
	}

	private int deliver(QueuedMessage message) {
		return this.webhook.report(message, "delivered");
	}

	private String idOf(String to) {
		return this.trackly.getJournal().findByRecipient(to).get(0).messageId();
	}

}
