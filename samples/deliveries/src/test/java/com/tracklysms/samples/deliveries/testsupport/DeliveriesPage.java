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

package com.tracklysms.samples.deliveries.testsupport;

import com.tracklysms.simulator.testsupport.browser.BrowserPage;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * The page in a browser.
 */
public class DeliveriesPage extends BrowserPage<DeliveriesPage> {

	public DeliveriesPage(ChromeDriver driver) {
		super(driver);
	}

	/**
	 * Open the page and wait until it is live.
	 */
	public static DeliveriesPage open(ChromeDriver driver, String address) {
		return new DeliveriesPage(driver).open(address);
	}

	@Override
	protected DeliveriesPage self() {
		return this;
	}

	public void send(String to, String body) {
		type("text-to", to);
		type("text-body", body);
		click("#text-form [type=submit]");
	}

	/**
	 * Wait for a message with a state and a text.
	 */
	public WebElement awaitMessage(String state, String text) {
		return await("#message-list li", "with " + state + " and " + text,
				(row) -> row.getText().contains(state) && row.getText().contains(text));
	}

}
