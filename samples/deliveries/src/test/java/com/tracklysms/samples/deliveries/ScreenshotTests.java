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
import java.util.List;

import com.tracklysms.samples.deliveries.testsupport.DeliveriesPage;
import com.tracklysms.samples.deliveries.testsupport.DeliveriesTest;
import com.tracklysms.samples.deliveries.testsupport.Numbers;
import com.tracklysms.samples.deliveries.testsupport.PageVisitor;
import com.tracklysms.samples.deliveries.testsupport.SignedPosts;
import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.api.MagicNumber;
import com.tracklysms.simulator.testsupport.browser.ChromiumExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.chrome.ChromeDriver;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Makes pictures of a page on which there is something of everything, for people to look
 * at: {@code target/screenshots}.
 */
@ExtendWith(ChromiumExtension.class)
@DeliveriesTest
class ScreenshotTests {

	@Autowired
	private Numbers numbers;

	@Autowired
	private TracklySimulator trackly;

	@Autowired
	private SignedPosts webhook;

	@Autowired
	private PageVisitor visitor;

	@Test
	void pageFitsNarrowAndWideScreensInBothColorSchemes(ChromeDriver driver) {
		fill();
		for (String scheme : List.of("light", "dark")) {
			for (int width : new int[] { 360, 1280 }) {
				DeliveriesPage page = DeliveriesPage.open(driver, this.visitor.address())
					.resize(width, (width < 600) ? 1600 : 1200)
					.colorScheme(scheme);
				page.awaitMessage("Opted out", "");
				page.photograph(scheme + "-" + width);
				page.click("details:not([open]) summary");
				page.photograph(scheme + "-" + width + "-campaign");
				assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
					.isEqualTo(0L);
			}
		}
	}

	private void fill() {
		List<String> customers = this.numbers.next(400);
		this.visitor.startCampaign("Spring sale", customers, "Spring sale: 20% off all plants until Sunday");
		await().until(() -> this.trackly.getJournal().count() >= customers.size());
		customers.subList(0, 290).parallelStream().forEach((customer) -> deliver(customer, "delivered", ""));
		customers.subList(290, 310).forEach((customer) -> deliver(customer, "undeliverable", "REJECTED_OPERATOR"));
		customers.subList(280, 290).forEach(this.webhook::unsubscribe);
		text("Your order 17 is on its way", "delivered", "");
		text("Your table for two is booked for tonight at 7 pm. If you cannot come, please let us know in time. "
				+ "We look forward to seeing you!", "delivered", "");
		text("Your login code is 482901", "rejected", "REJECTED_SPAM");
		text("Ваш заказ уже в пути 🌿", "pending", "");
		this.webhook.unsubscribe(text("We have opened a second shop in your town", "delivered", ""));
		this.visitor.send(MagicNumber.DROPPED_QUEUED.getNumber(), "Your parcel is at the door");
		this.visitor.send("12", "Is anybody there?");
		this.visitor.send(this.numbers.next(), "<b>Not bold</b> & not a problem");
	}

	private String text(String body, String status, String detail) {
		String customer = this.numbers.next();
		this.visitor.send(customer, body);
		deliver(customer, status, detail);
		return customer;
	}

	private void deliver(String customer, String status, String detail) {
		this.webhook.report(customer, status, detail, Instant.now());
	}

}
