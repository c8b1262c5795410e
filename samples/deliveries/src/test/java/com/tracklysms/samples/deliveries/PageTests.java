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
import java.util.stream.IntStream;

import com.tracklysms.samples.deliveries.testsupport.DeliveriesPage;
import com.tracklysms.samples.deliveries.testsupport.DeliveriesTest;
import com.tracklysms.samples.deliveries.testsupport.Numbers;
import com.tracklysms.samples.deliveries.testsupport.PageVisitor;
import com.tracklysms.samples.deliveries.testsupport.SignedPosts;
import com.tracklysms.simulator.testsupport.browser.ChromiumExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests the page in a browser.
 */
@ExtendWith(ChromiumExtension.class)
@DeliveriesTest
class PageTests {

	private static final String MARKUP = "<img src=x onerror=\"window.run=1\"><script>window.run=1</script>&amp;";

	private static final String OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

	@Autowired
	private Numbers numbers;

	@Autowired
	private SignedPosts webhook;

	@Autowired
	private PageVisitor visitor;

	private final ChromeDriver driver;

	private String number = "";

	PageTests(ChromeDriver driver) {
		this.driver = driver;
	}

	@BeforeEach
	void takeNumber() {
		this.number = this.numbers.next();
	}

	@Test
	void messageAppearsAndArrivesWithoutAReload() {
		DeliveriesPage page = open();
		page.evaluate("window.loaded = 'once'");
		page.send(this.number, "Your order is on its way");
		page.awaitMessage("Queued", last4(this.number));
		this.webhook.report(this.number, "delivered");
		page.awaitMessage("Delivered", last4(this.number));
		assertThat(page.evaluate("window.loaded")).isEqualTo("once");
		assertThat(this.driver.getPageSource()).doesNotContain(this.number);
	}

	@Test
	void messageOfAnotherVisitorAppears() {
		DeliveriesPage page = open();
		this.visitor.send(this.number, "Hello");
		page.awaitMessage("Queued", last4(this.number));
	}

	@Test
	void failureAndItsReasonAreShown() {
		DeliveriesPage page = open();
		page.send(this.number, "Hello");
		page.awaitMessage("Queued", last4(this.number));
		this.webhook.report(this.number, "undeliverable");
		assertThat(page.awaitMessage("Failed", last4(this.number)).getText()).contains("undeliverable");
	}

	@Test
	void optOutIsShown() {
		DeliveriesPage page = open();
		page.send(this.number, "Hello");
		page.awaitMessage("Queued", last4(this.number));
		this.webhook.unsubscribe(this.number);
		page.awaitMessage("Opted out", last4(this.number));
	}

	@Test
	void refusalIsToldBesideTheForm() {
		DeliveriesPage page = open();
		page.send("12", "Hello");
		assertThat(page.await("#text-form .answer.bad:not(:empty)").getText()).startsWith("Refused");
	}

	@Test
	void markupIsShownAsText() {
		DeliveriesPage page = open();
		page.send(this.number, MARKUP);
		WebElement row = page.awaitMessage("Queued", last4(this.number));
		assertThat(row.getText()).contains(MARKUP);
		this.visitor.startCampaign(MARKUP, List.of(this.numbers.next()), MARKUP);
		page.await("#campaigns li");
		await().untilAsserted(() -> assertThat(this.driver.findElement(By.cssSelector(".campaign-name")).getText())
			.isEqualTo(MARKUP));
		assertThat(this.driver.findElements(By.cssSelector("main img, main script"))).isEmpty();
		assertThat(page.evaluate("window.run")).isEqualTo("nothing");
	}

	@Test
	void keyboardReachesTheFormAndSends() {
		DeliveriesPage page = open();
		Actions keyboard = new Actions(this.driver);
		tabTo("text-to");
		keyboard.sendKeys(this.number).sendKeys(Keys.TAB).sendKeys("By keyboard").sendKeys(Keys.TAB).perform();
		assertThat(page.evaluate("document.activeElement.type")).isEqualTo("submit");
		assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).isEqualTo("solid");
		keyboard.sendKeys(Keys.SPACE).perform();
		page.awaitMessage("Queued", last4(this.number));
		assertThat(page.evaluate("document.activeElement.type")).isEqualTo("submit");
	}

	@Test
	void eachControlHasAName() {
		DeliveriesPage page = open();
		this.visitor.startCampaign("Spring sale", this.numbers.next(2), "Hello");
		page.await("#campaigns li");
		assertThat(controls()).hasSizeGreaterThan(10).allSatisfy(this::assertNamed);
		page.click("details:not([open]) summary");
		assertThat(controls()).hasSizeGreaterThan(10).allSatisfy(this::assertNamed);
	}

	private List<WebElement> controls() {
		return this.driver
			.findElements(By.cssSelector("button, input, textarea, summary, [role=progressbar], [role=img]"))
			.stream()
			.filter(WebElement::isDisplayed)
			.toList();
	}

	private void assertNamed(WebElement control) {
		assertThat(control.getAccessibleName()).as(control.getTagName()).isNotBlank();
	}

	@Test
	void filterShowsOnlySuchMessages() {
		DeliveriesPage page = open();
		String other = this.numbers.next();
		this.visitor.send(this.number, "Hello");
		this.visitor.send(other, "Hello");
		this.webhook.report(this.number, "rejected", "REJECTED_SPAM", Instant.now());
		page.awaitMessage("Failed", last4(this.number));
		page.click("[data-show=FAILED]");
		await().untilAsserted(() -> assertThat(page.evaluate(
				"[...document.querySelectorAll('.state')]" + ".every((state) => state.dataset.state === 'FAILED')"))
			.isEqualTo(true));
		page.awaitMessage("Failed", last4(this.number));
		this.webhook.report(this.number, "delivered");
		await().untilAsserted(
				() -> assertThat(page.evaluate("document.body.innerText.includes('••• " + last4(this.number) + "')"))
					.isEqualTo(false));
	}

	@Test
	void nothingIsWiderThanANarrowScreen() {
		String word = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft";
		this.visitor.send(this.number, word);
		this.visitor.startCampaign(word, this.numbers.next(2), word);
		DeliveriesPage page = open().resize(360, 800);
		page.await("#campaigns li");
		page.awaitMessage("Queued", last4(this.number));
		assertThat(page.evaluate(OVERFLOW)).isEqualTo(0L);
		page.click("details:not([open]) summary");
		assertThat(page.evaluate(OVERFLOW)).isEqualTo(0L);
	}

	@ParameterizedTest
	@CsvSource({ "light, 200, 255", "dark, 0, 60" })
	void colorsFollowTheScheme(String scheme, int darkest, int lightest) {
		DeliveriesPage page = open().colorScheme(scheme);
		String color = (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
		assertThat(color.replaceAll("[^0-9,]", "").split(",")).hasSize(3)
			.extracting(Integer::valueOf)
			.allSatisfy((part) -> assertThat(part).isBetween(darkest, lightest));
	}

	@Test
	void largeCampaignIsShownInFewRows() {
		DeliveriesPage page = open();
		List<String> recipients = IntStream.range(0, 10_000).mapToObj("+12065%06d"::formatted).toList();
		this.visitor.startCampaign("Large", recipients, "Hello");
		page.await("[role=progressbar][aria-valuemax='10000']");
		page.click("[data-show=QUEUED]");
		page.awaitMessage("Queued", "Large");
		assertThat(this.driver.findElements(By.cssSelector("#message-list li"))).hasSizeLessThanOrEqualTo(50);
		assertThat(page.await("#more:not([hidden])").getText()).isEqualTo("The newest 50 of 10,000");
	}

	private void tabTo(String id) {
		Actions keyboard = new Actions(this.driver);
		for (int tabs = 0; tabs < 20 && !id.equals(this.driver.switchTo().activeElement().getAttribute("id")); tabs++) {
			keyboard.sendKeys(Keys.TAB).perform();
		}
		assertThat(this.driver.switchTo().activeElement().getAttribute("id")).isEqualTo(id);
	}

	private DeliveriesPage open() {
		return DeliveriesPage.open(this.driver, this.visitor.address()).resize(1280, 900).colorScheme("light");
	}

	private static String last4(String number) {
		return number.substring(number.length() - 4);
	}

}
