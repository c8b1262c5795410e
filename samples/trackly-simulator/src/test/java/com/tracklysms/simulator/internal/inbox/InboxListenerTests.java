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

package com.tracklysms.simulator.internal.inbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.boot.TracklyTest;
import com.tracklysms.simulator.testsupport.InboxPage;
import com.tracklysms.simulator.testsupport.browser.ChromiumExtension;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.webhook.DeliveryEvent;
import com.tracklysms.spring.webhook.DeliveryStatus;
import com.tracklysms.spring.webhook.UnsubscribeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.chrome.ChromeDriver;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that what a person does in the inbox reaches the listeners of an application.
 */
@ExtendWith(ChromiumExtension.class)
@TracklyTest
class InboxListenerTests {

	private static final String ANNA = "+12065550100";

	@Autowired
	private TracklySimulator simulator;

	@Autowired
	private TracklyOperations trackly;

	@Autowired
	private Application application;

	@Test
	void listenersHearOfAnOptOutAndAFailedDelivery(ChromeDriver driver) {
		String id = this.trackly.send(ANNA, "Your order is on its way").messageId();
		InboxPage page = InboxPage.open(driver, this.simulator).choose(ANNA);
		page.click(".reports summary").click("[data-status=undeliverable]").await(".message .state", "Undeliverable");
		page.click("#stop");
		assertThat(page.await(".answer", "STOP").getText()).contains("The application answered 204");
		assertThat(this.application.optOuts).singleElement().satisfies((event) -> {
			assertThat(event.phoneNumber()).isEqualTo(ANNA);
			assertThat(event.keyword()).isEqualTo("STOP");
		});
		assertThat(this.application.deliveries).singleElement().satisfies((event) -> {
			assertThat(event.messageId()).isEqualTo(id);
			assertThat(event.deliveryStatus()).isEqualTo(DeliveryStatus.UNDELIVERABLE);
		});
		driver.get("about:blank");
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	static class Application {

		private final List<UnsubscribeEvent> optOuts = new CopyOnWriteArrayList<>();

		private final List<DeliveryEvent> deliveries = new CopyOnWriteArrayList<>();

		@EventListener
		void on(UnsubscribeEvent event) {
			this.optOuts.add(event);
		}

		@EventListener
		void on(DeliveryEvent event) {
			this.deliveries.add(event);
		}

	}

}
