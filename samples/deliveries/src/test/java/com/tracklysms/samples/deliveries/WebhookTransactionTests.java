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

import java.util.concurrent.atomic.AtomicBoolean;

import com.tracklysms.samples.deliveries.testsupport.DeliveriesTest;
import com.tracklysms.samples.deliveries.testsupport.Numbers;
import com.tracklysms.samples.deliveries.testsupport.PageVisitor;
import com.tracklysms.samples.deliveries.testsupport.SignedPosts;
import com.tracklysms.spring.webhook.TracklyWebhookEvent;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that an event is remembered together with what its listeners store, or not at
 * all.
 */
@DeliveriesTest
@Import(WebhookTransactionTests.FailingConfiguration.class)
class WebhookTransactionTests {

	@Autowired
	private Numbers numbers;

	@Autowired
	private SignedPosts webhook;

	@Autowired
	private PageVisitor visitor;

	@Autowired
	private FailingListener listener;

	@Test
	void eventThatCannotBeCommittedIsProcessedWhenItComesAgain() {
		String number = this.numbers.next();
		this.visitor.send(number, "Hello");
		this.listener.failing.set(true);
		assertThat(this.webhook.report(number, "delivered")).isEqualTo(503);
		assertThat(this.visitor.statesOf(number)).containsExactly("QUEUED");
		this.listener.failing.set(false);
		assertThat(this.webhook.report(number, "delivered")).isEqualTo(204);
		assertThat(this.visitor.statesOf(number)).containsExactly("DELIVERED");
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class FailingConfiguration {

		@Bean
		FailingListener failingListener() {
			return new FailingListener();
		}

	}

	/**
	 * Called when the others have stored everything.
	 */
	static class FailingListener {

		private final AtomicBoolean failing = new AtomicBoolean();

		@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
		void on(TracklyWebhookEvent event) {
			if (this.failing.get()) {
				throw new IllegalStateException("No room left");
			}
		}

	}

}
