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

package com.tracklysms.simulator.testsupport;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.testsupport.browser.BrowserPage;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * The inbox in a browser.
 */
public class InboxPage extends BrowserPage<InboxPage> {

	public InboxPage(ChromeDriver driver) {
		super(driver);
	}

	/**
	 * Open the page on a wide and light screen and wait until it is live.
	 */
	public static InboxPage open(ChromeDriver driver, TracklySimulator simulator) {
		return new InboxPage(driver).resize(1280, 900).colorScheme("light").open(simulator.getInboxUrl());
	}

	@Override
	protected InboxPage self() {
		return this;
	}

	/**
	 * Open the conversation with a number in the list.
	 */
	public InboxPage choose(String number) {
		click("[data-number='" + number + "'] button");
		await("#conversation-title", number);
		return this;
	}

}
