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

import com.tracklysms.samples.deliveries.testsupport.DeliveriesPage;
import com.tracklysms.samples.deliveries.testsupport.DeliveriesTest;
import com.tracklysms.simulator.testsupport.browser.ChromiumExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what whoever has no API key sees: the simulator of the application itself, whose
 * reports come by themselves.
 */
@ExtendWith(ChromiumExtension.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "spring.datasource.url=" + DeliveriesTest.DATABASE)
class SimulatedDeliveriesTests {

	@LocalServerPort
	private int port;

	private final ChromeDriver driver;

	SimulatedDeliveriesTests(ChromeDriver driver) {
		this.driver = driver;
	}

	@ParameterizedTest
	@CsvSource({ "+12065550100, Delivered", "+12065550177, Opted out", "+15005550520, Failed",
			"+15005550503, Delivered", "12, Failed" })
	void textEndsAsItsNumberHasIt(String number, String state) {
		DeliveriesPage page = open();
		String text = "Hello " + number;
		page.send(number, text);
		page.awaitMessage(state, text);
	}

	@Test
	void campaignToMadeUpNumbersIsDone() {
		DeliveriesPage page = open();
		page.click("details:not([open]) summary");
		page.type("campaign-name", "Spring sale");
		page.type("campaign-body", "20% off");
		page.click("#fill [data-count='100']");
		page.click("#campaign-form [type=submit]");
		assertThat(page.await("#campaign-form .answer:not(:empty)").getText()).isEqualTo("Started with 100 messages");
		page.await("[role=progressbar][aria-valuenow='100']");
		assertThat(page.evaluate("document.querySelector('.campaign-counts').textContent.replaceAll('\\u00a0', ' ')"))
			.isEqualTo("96 of 100 delivered · 3 failed · 1 opted out");
		assertThat(this.driver.findElement(By.cssSelector(".campaign-state")).getText()).isEqualTo("Done");
		page.photograph("simulated");
	}

	private DeliveriesPage open() {
		return DeliveriesPage.open(this.driver, "http://127.0.0.1:" + this.port);
	}

}
