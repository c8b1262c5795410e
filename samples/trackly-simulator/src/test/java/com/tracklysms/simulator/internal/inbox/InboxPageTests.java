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

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.journal.QueuedMessage;
import com.tracklysms.simulator.testsupport.ApiClient;
import com.tracklysms.simulator.testsupport.AxeRules;
import com.tracklysms.simulator.testsupport.CallbackReceiver;
import com.tracklysms.simulator.testsupport.InboxPage;
import com.tracklysms.simulator.testsupport.browser.ChromiumExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the inbox in a browser.
 */
@ExtendWith(ChromiumExtension.class)
class InboxPageTests {

	private static final String ANNA = "+12065550100";

	private static final String BEN = "+12065550101";

	private static final String MARKUP = "<img src=x onerror='window.run=1'><script>window.run=1</script>&amp;";

	private static final String OVERFLOW = "Math.max(...[document.documentElement, ...document.querySelectorAll('.scroller')]"
			+ ".map((each) => each.scrollWidth - each.clientWidth))";

	private static final int MANY = 100_000;

	private static final int MOST_ROWS = 60;

	private final CallbackReceiver application = new CallbackReceiver();

	private final TracklySimulator simulator = TracklySimulator.builder().callbackUrl(this.application.url()).start();

	private final ApiClient client = new ApiClient(this.simulator);

	private final ChromeDriver driver;

	InboxPageTests(ChromeDriver driver) {
		this.driver = driver;
	}

	@AfterEach
	void stop() {
		// So that the page does not look for what the next test starts
		this.driver.get("about:blank");
		this.simulator.close();
		this.application.close();
	}

	@Test
	void messageAppearsWithinASecondWithoutAReload() throws Exception {
		InboxPage page = InboxPage.open(this.driver, this.simulator);
		page.evaluate("window.loaded = 'once'");
		List<Long> delays = new ArrayList<>();
		for (String text : List.of("Your parcel is packed", "Your parcel is on its way", "Your parcel is there")) {
			delays.add(delay(page, text));
		}
		// A busy machine may hold up one of them
		assertThat(delays).anyMatch((delay) -> delay < 1000);
		assertThat(page.evaluate("window.loaded")).isEqualTo("once");
	}

	private long delay(InboxPage page, String text) throws Exception {
		this.driver.executeScript("""
				const rows = document.querySelector('#rows');
				const text = arguments[0];
				new MutationObserver((changes, observer) => {
					if (rows.textContent.includes(text)) {
						window.seenAt = Date.now();
						observer.disconnect();
					}
				}).observe(rows, { childList: true, subtree: true });
				""", text);
		long sentAt = Instant.now().toEpochMilli();
		send(ANNA, text);
		page.await("[data-number='" + ANNA + "']", text);
		return (Long) page.evaluate("window.seenAt") - sentAt;
	}

	@Test
	void messageOfAnOpenConversationAppears() throws Exception {
		send(ANNA, "Hello");
		InboxPage page = InboxPage.open(this.driver, this.simulator).choose(ANNA);
		send(ANNA, "Your parcel is at the door");
		assertThat(page.await(".message:last-child", "parcel").getText()).contains("Queued", "1 segment, GSM-7",
				"from +18005550199");
	}

	@Test
	void stopReachesTheApplication() throws Exception {
		send(ANNA, "Hello");
		InboxPage page = InboxPage.open(this.driver, this.simulator).choose(ANNA).click("#stop");
		assertThat(page.await(".answer", "STOP").getText()).contains("The application answered 204");
		page.await("#opted-out", "Opted out");
		assertThat(this.application.last().path("event").asString()).isEqualTo("unsubscribe");
		assertThat(this.application.last().path("phone_number").asString()).isEqualTo(ANNA);
	}

	@Test
	void contactThatIsUnsubscribedByTheApiIsShownWithoutReloading() throws Exception {
		send(ANNA, "Hello");
		InboxPage page = InboxPage.open(this.driver, this.simulator).choose(ANNA);
		this.simulator.contacts().optOut(ANNA, "+18005550188");
		page.await("#opted-out", "Opted out of +18005550188");
	}

	@Test
	void answerIsShownWithWhyItIsNotReported() throws Exception {
		send(ANNA, "Hello");
		InboxPage page = InboxPage.open(this.driver, this.simulator).choose(ANNA);
		page.type("answer-text", "Thank you!" + Keys.ENTER);
		assertThat(page.await(".answer", "Thank you!").getText())
			.contains("Trackly does not document the fields of a reply event");
		assertThat(this.application.received()).isEmpty();
	}

	@Test
	void messageIsReportedAsDelivered() throws Exception {
		send(ANNA, "Hello");
		InboxPage page = InboxPage.open(this.driver, this.simulator).choose(ANNA);
		page.click(".reports summary").click("[data-status=undeliverable]");
		page.await(".message .state", "Undeliverable");
		page.click("[data-status=delivered]");
		page.await(".message .state", "Delivered");
		page.await("#callbacks", "delivery delivered " + ANNA + ": answered 204");
		assertThat(this.application.statuses()).containsExactly("undeliverable", "delivered");
	}

	@Test
	void refusalIsShownWithItsError() throws Exception {
		send(ANNA, "Hello");
		send("12", "Is anybody there?");
		InboxPage page = InboxPage.open(this.driver, this.simulator).click("[data-show=refused]");
		page.await("#found", "1 conversation").click();
		page.choose("12");
		assertThat(page.await(".refusal").getText()).contains("Is anybody there?", "400 invalid_phone",
				"Invalid phone number format", "POST /api/v2/send");
	}

	@Test
	void faultAndLimitAreSetAndSeen() throws Exception {
		InboxPage page = InboxPage.open(this.driver, this.simulator);
		page.await("#fault option[value=SERVICE_UNAVAILABLE]").click();
		page.type("fault-count", "2").click("#fault-form [type=submit]");
		page.await("#pending", "2 requests to fail. Next: status 503, not queued");
		send(ANNA, "Hello");
		page.await("#pending", "1 request to fail");
		page.choose(ANNA).await(".refusal", "503");
		page.click("#clear-faults").await("#pending", "No request is to fail");
		page.type("sends", "1").click("#limit-form [type=submit]");
		page.await("#limits", "1 send a second");
		send(ANNA, "Hello");
		send(ANNA, "Hello");
		page.await(".refusal", "429 rate_limit");
		page.await("#counts", "1 over the limit");
	}

	@Test
	void eventOfOnesOwnIsSent() {
		InboxPage page = InboxPage.open(this.driver, this.simulator);
		page.type("event-json", "no json").click("#event-form [type=submit]");
		page.await("#event-form .outcome.bad", "Not a JSON object");
		page.type("event-json", "{\"event\": \"reply\"}").click("#event-form [type=submit]");
		page.await("#event-form .outcome:not(.bad)", "The application answered 204");
		assertThat(this.application.last().path("event").asString()).isEqualTo("reply");
	}

	@Test
	void markupIsShownAsText() throws Exception {
		send(ANNA, MARKUP);
		send(MARKUP, MARKUP);
		InboxPage page = InboxPage.open(this.driver, this.simulator).choose(ANNA);
		assertThat(page.await(".message .bubble").getText()).isEqualTo(MARKUP);
		page.type("answer-text", MARKUP).click("#answer-form [type=submit]");
		page.await(".answer", MARKUP);
		page.await(".row:nth-child(2)", "Refused").click();
		page.await("#conversation-title", MARKUP);
		assertThat(page.await(".refusal .bubble").getText()).startsWith(MARKUP);
		assertThat(page.count("main img, main script")).isZero();
		assertThat(page.evaluate("window.run")).isEqualTo("nothing");
	}

	@Test
	void conversationsBeyondAnyScreenScrollAndAreFound() {
		fill(1);
		InboxPage page = InboxPage.open(this.driver, this.simulator);
		page.await("#found", "100,000 conversations");
		page.await("[aria-posinset='1']", "Text 99999");
		assertThat(page.count(".row")).isLessThanOrEqualTo(MOST_ROWS);
		scroll("list-scroller", "0.5");
		page.await("[aria-posinset='50000']", "Text 50000");
		assertThat(page.count(".row")).isLessThanOrEqualTo(MOST_ROWS);
		scroll("list-scroller", "1");
		page.await("[aria-posinset='100000']", "Text 0");
		page.type("search", "text 4711");
		page.await("#found", "11 conversations");
		page.await("[aria-posinset='11']", "Text 4711").click();
		page.await(".found", "Text 4711");
	}

	@Test
	void conversationBeyondAnyScreenScrolls() throws Exception {
		fill(MANY);
		InboxPage page = InboxPage.open(this.driver, this.simulator).choose("+13000000000");
		page.await(".message:last-child", "Text 99999");
		for (int text = 99_950; text >= 99_850; text -= 50) {
			int searched = text;
			Awaitility.await().pollInterval(Duration.ofMillis(50)).until(() -> {
				scroll("timeline-scroller", "0");
				return page.count(".message") <= MOST_ROWS
						&& ((String) page.evaluate("document.querySelector('#timeline').innerText"))
							.contains("Text " + searched + "\n");
			});
		}
		page.click("#latest");
		page.await(".message:last-child", "Text 99999");
		page.type("search", "text 500").await("#rows", "Text 50099");
		page.click("[data-number='+13000000000'] button");
		page.await(".found", "Text 50099");
		assertThat(page.count(".message")).isLessThanOrEqualTo(MOST_ROWS);
	}

	@Test
	void whatIsReadStaysInSightWhileMessagesCome() throws Exception {
		fill(MANY);
		InboxPage page = InboxPage.open(this.driver, this.simulator);
		page.type("search", "text 500").await("#rows", "Text 50099");
		page.click("[data-number='+13000000000'] button");
		page.await(".found", "Text 50099");
		Object top = page.evaluate("document.querySelector('.found').getBoundingClientRect().top");
		send("+13000000000", "News");
		page.await("#conversation-about", "100,001 entries");
		assertThat(page.evaluate("document.querySelector('.found').getBoundingClientRect().top")).isEqualTo(top);
		page.click("#latest");
		page.await(".message:last-child", "News");
	}

	@Test
	void keyboardGoesThroughTheList() throws Exception {
		fill(1);
		InboxPage page = InboxPage.open(this.driver, this.simulator);
		page.await("[aria-posinset='1']");
		Actions keyboard = new Actions(this.driver);
		tabTo(page, "document.activeElement.className === 'row-button'");
		keyboard.sendKeys(Keys.ARROW_DOWN).sendKeys(Keys.ARROW_DOWN).perform();
		assertThat(page.evaluate("document.activeElement.parentElement.ariaPosInSet")).isEqualTo("3");
		keyboard.sendKeys(Keys.END).perform();
		Awaitility.await()
			.until(() -> "100000".equals(page.evaluate("document.activeElement.parentElement.ariaPosInSet")));
		keyboard.sendKeys(Keys.ARROW_UP).perform();
		Awaitility.await()
			.until(() -> "99999".equals(page.evaluate("document.activeElement.parentElement.ariaPosInSet")));
		keyboard.sendKeys(Keys.ENTER).perform();
		page.await(".message", "Text 1");
		tabTo(page, "document.activeElement.id === 'answer-text'");
		keyboard.sendKeys("By keyboard").sendKeys(Keys.TAB).perform();
		assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).isEqualTo("solid");
		keyboard.sendKeys(Keys.SPACE).perform();
		page.await(".answer", "By keyboard");
	}

	@ParameterizedTest
	@CsvSource({ "light, 360", "light, 1280", "dark, 360", "dark, 1280" })
	void pageKeepsTheRulesOfAccessibility(String scheme, int width) throws Exception {
		InboxPage page = InboxPage.open(this.driver, this.simulator).resize(width, 800).colorScheme(scheme);
		page.await("#list-empty", "Nothing was sent yet");
		assertThat(AxeRules.violations(this.driver)).isEmpty();
		send("12", "Is anybody there?");
		send(ANNA, "Hello");
		this.simulator.callbacks().deliver(this.simulator.getJournal().getMessages().get(0), "undeliverable");
		this.simulator.callbacks().unsubscribe(ANNA, "STOP");
		send(ANNA, "Hello again");
		page.await("[data-number='" + ANNA + "']", "Hello again");
		assertThat(AxeRules.violations(this.driver)).isEmpty();
		page.choose(ANNA).click("#stop").click(".reports summary");
		page.await(".answer", "STOP");
		assertThat(AxeRules.violations(this.driver)).isEmpty();
		if (width < 1000) {
			page.click("#toggle-controls");
			assertThat(AxeRules.violations(this.driver)).isEmpty();
		}
		assertThat(page.evaluate(OVERFLOW)).isEqualTo(0L);
	}

	@Test
	void nothingIsWiderThanANarrowScreen() throws Exception {
		String word = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(2);
		send(word, word);
		send(ANNA, word);
		InboxPage page = InboxPage.open(this.driver, this.simulator).resize(360, 740);
		page.await(".row:nth-child(2)");
		assertThat(page.evaluate(OVERFLOW)).isEqualTo(0L);
		this.simulator.contacts().optOut(ANNA, "+18005550188");
		this.simulator.contacts().optOut(ANNA, "+18005550199");
		page.choose(ANNA).await("#opted-out", "+18005550199");
		page.click(".reports summary").click("[data-status=rejected]");
		page.await(".message .state", "Rejected");
		page.photograph("light-360-long");
		assertThat(page.evaluate(OVERFLOW)).isEqualTo(0L);
		page.click("#back").click(".row:nth-child(2) button").await(".refusal");
		assertThat(page.evaluate(OVERFLOW)).isEqualTo(0L);
		page.photograph("light-360-refused");
		page.click("#toggle-controls").await("#callbacks li");
		assertThat(page.evaluate(OVERFLOW)).isEqualTo(0L);
	}

	@Test
	void narrowScreenLeadsBack() throws Exception {
		send(ANNA, "Hello");
		send(BEN, "Hello");
		InboxPage page = InboxPage.open(this.driver, this.simulator).resize(360, 640).choose(ANNA);
		assertThat(this.driver.findElement(By.id("search")).isDisplayed()).isFalse();
		page.click("#back").choose(BEN);
		assertThat(this.driver.findElement(By.id("answer-text")).isDisplayed()).isTrue();
	}

	@Test
	void eachControlHasAName() throws Exception {
		send(ANNA, "Hello");
		InboxPage.open(this.driver, this.simulator).choose(ANNA).click(".reports summary");
		List<WebElement> controls = this.driver
			.findElements(By.cssSelector("button, input, textarea, select, summary, [role=log], [role=region]"))
			.stream()
			.filter(WebElement::isDisplayed)
			.toList();
		assertThat(controls).hasSizeGreaterThan(15)
			.allSatisfy((control) -> assertThat(control.getAccessibleName()).as(control.getTagName()).isNotBlank());
	}

	@Test
	void pageFindsBackToARestartedSimulator() throws Exception {
		InboxPage page = InboxPage.open(this.driver, this.simulator);
		int port = URI.create(this.simulator.getInboxUrl()).getPort();
		this.simulator.close();
		page.await("#connection[data-state=lost]");
		try (TracklySimulator again = TracklySimulator.builder().port(port).start()) {
			new ApiClient(again).send(ApiClient.message(ANNA));
			page.await("#connection[data-state=live]");
			page.await("[data-number='" + ANNA + "']");
			this.driver.get("about:blank");
		}
	}

	private void tabTo(InboxPage page, String condition) {
		for (int tabs = 0; tabs < 30 && !Boolean.TRUE.equals(page.evaluate(condition)); tabs++) {
			new Actions(this.driver).sendKeys(Keys.TAB).perform();
		}
		assertThat(page.evaluate(condition)).isEqualTo(true);
	}

	private void scroll(String id, String part) {
		this.driver.executeScript("const scroller = document.getElementById('" + id
				+ "'); scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * " + part);
	}

	private void send(String to, String body) throws Exception {
		this.client.post(TracklyEndpoint.SEND,
				"{\"to\":\"" + to + "\",\"list_number\":\"+18005550199\",\"body\":\"" + body + "\"}");
	}

	private void fill(int perNumber) {
		Instant now = Instant.now();
		this.simulator.getJournal()
			.addAll(IntStream.range(0, MANY)
				.mapToObj((index) -> new QueuedMessage("m" + index,
						"+1%010d".formatted(3_000_000_000L + index / perNumber), "+18005550199", "Text " + index,
						Map.of(), now, TracklyEndpoint.SEND))
				.toList());
	}

}
