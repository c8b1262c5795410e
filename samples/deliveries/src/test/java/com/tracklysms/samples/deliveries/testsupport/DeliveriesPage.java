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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The page in a browser.
 */
public class DeliveriesPage {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final ChromeDriver driver;

	public DeliveriesPage(ChromeDriver driver) {
		this.driver = driver;
	}

	/**
	 * Open the page and wait until it is live.
	 */
	public static DeliveriesPage open(ChromeDriver driver, String address) {
		DeliveriesPage page = new DeliveriesPage(driver);
		driver.get(address);
		page.await("#connection[data-state=live]");
		return page;
	}

	public DeliveriesPage resize(int width, int height) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
		return this;
	}

	public DeliveriesPage colorScheme(String scheme) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
		return this;
	}

	public void type(String id, String text) {
		WebElement field = this.driver.findElement(By.id(id));
		field.clear();
		field.sendKeys(text);
	}

	public void click(String selector) {
		this.driver.findElement(By.cssSelector(selector)).click();
	}

	public void send(String to, String body) {
		type("text-to", to);
		type("text-body", body);
		click("#text-form [type=submit]");
	}

	/**
	 * Wait for an element.
	 */
	public WebElement await(String selector) {
		return wait("an element " + selector,
				() -> this.driver.findElements(By.cssSelector(selector)).stream().findFirst().orElse(null));
	}

	/**
	 * Wait for a message with a state and a text.
	 */
	public WebElement awaitMessage(String state, String text) {
		return wait(state + " message with " + text,
				() -> this.driver.findElements(By.cssSelector("#message-list li"))
					.stream()
					.filter((row) -> row.getText().contains(state) && row.getText().contains(text))
					.findFirst()
					.orElse(null));
	}

	/**
	 * Return what an expression of the page is.
	 */
	public Object evaluate(String expression) {
		return Objects.requireNonNullElse(this.driver.executeScript("return " + expression), "nothing");
	}

	/**
	 * Put a picture of the visible part of the page into the build directory.
	 */
	public void photograph(String name) {
		Object data = this.driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png")).get("data");
		try {
			Path directory = Files.createDirectories(Path.of("target", "screenshots"));
			Files.write(directory.resolve(name + ".png"), Base64.getDecoder().decode((String) data));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private <T> T wait(String what, Supplier<T> condition) {
		return new WebDriverWait(this.driver, PATIENCE).withMessage(() -> "No " + what)
			.ignoring(StaleElementReferenceException.class)
			.until((driver) -> condition.get());
	}

}
