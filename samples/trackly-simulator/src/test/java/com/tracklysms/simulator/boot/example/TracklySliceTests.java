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

package com.tracklysms.simulator.boot.example;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.boot.TracklyTest;
import com.tracklysms.simulator.callback.CallbackResult;
import com.tracklysms.simulator.fault.Fault;
import com.tracklysms.simulator.journal.QueuedMessage;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.webhook.DeliveryEvent;
import com.tracklysms.spring.webhook.UnsubscribeEvent;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

import static com.tracklysms.simulator.assertj.TracklySimulatorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TracklyTest @TracklyTest} with an application that has no settings.
 */
@TracklyTest(components = { OrderNotices.class, Undelivered.class }, properties = "trackly.retry.initial-interval=1ms")
@RecordApplicationEvents
class TracklySliceTests {

	@Autowired
	private TracklySimulator simulator;

	@Autowired
	private OrderNotices orderNotices;

	@Autowired
	private Undelivered undelivered;

	@Test
	void sendsAfterARateLimit() {
		this.simulator.faults().next(Fault.rateLimited());
		this.orderNotices.shipped("+12065550100");
		assertThat(this.simulator).hasQueued("+12065550100", "Your order is on its way");
		assertThat(this.simulator.getJournal().getRateLimitedCount()).isOne();
	}

	@Test
	void receivesASignedDelivery(@Autowired ApplicationEvents events) {
		SendResult sent = this.orderNotices.shipped("+12065550100");
		QueuedMessage message = this.simulator.getJournal().getMessages().get(0);
		assertThat(this.simulator.callbacks().deliver(message, "undeliverable"))
			.isEqualTo(CallbackResult.answered(204));
		assertThat(this.undelivered.messageIds()).contains(sent.messageId());
		assertThat(events.stream(DeliveryEvent.class)).hasSize(1);
	}

	@Test
	void refusesACallbackWithAnotherSignature(@Autowired ApplicationEvents events) {
		this.simulator.callbacks().signedWith("other");
		assertThat(this.simulator.callbacks().unsubscribe("+12065550100", "STOP").status()).isEqualTo(401);
		assertThat(events.stream(UnsubscribeEvent.class)).isEmpty();
	}

	@RepeatedTest(2)
	void isResetBeforeEachTest() {
		assertThat(this.simulator).hasQueuedNothing();
		assertThat(this.simulator.faults().pending()).isEmpty();
		this.orderNotices.shipped("+12065550100");
		this.simulator.faults().next(5, Fault.serverError());
		this.simulator.callbacks().to((webhook) -> 500);
	}

	@RepeatedTest(2)
	void callbacksArePointedAtTheApplicationBeforeEachTest(@Autowired ApplicationEvents events) {
		assertThat(this.simulator.callbacks().unsubscribe("+12065550100", "STOP").status()).isEqualTo(204);
		assertThat(events.stream(UnsubscribeEvent.class)).hasSize(1);
		this.simulator.callbacks().signedWith("other").to((webhook) -> 500);
	}

	@Test
	void hasNoOtherBeansOfTheApplication(@Autowired ApplicationContext context) {
		assertThat(context.getBeansOfType(Unrelated.class)).isEmpty();
		assertThat(context.containsBean("applicationTaskExecutor")).isFalse();
	}

}
