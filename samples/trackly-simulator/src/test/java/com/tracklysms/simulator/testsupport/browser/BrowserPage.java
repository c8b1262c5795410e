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

package com.tracklysms.simulator.testsupport.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Page in a browser, which is live once its connection is.
 *
 * @param <P> the type of the page
 */
public abstract class BrowserPage<P extends BrowserPage<P>> {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final ChromeDriver driver;

	protected BrowserPage(ChromeDriver driver) {
		this.driver = driver;
	}

	/**
	 * Return this page.
	 */
	protected abstract P self();

	/**
	 * Go to the address of the page and wait until it is live.
	 */
	protected P open(String address) {
		this.driver.get(address);
		await("#connection[data-state=live]");
		return self();
	}

	public P resize(int width, int height) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
		return self();
	}

	public P colorScheme(String scheme) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
		return self();
	}

	public P type(String id, String text) {
		WebElement field = this.driver.findElement(By.id(id));
		field.clear();
		field.sendKeys(text);
		return self();
	}

	public P click(String selector) {
		await(selector).click();
		return self();
	}

	/**
	 * Wait for an element.
	 */
	public WebElement await(String selector) {
		return await(selector, "");
	}

	/**
	 * Wait for an element with a text.
	 */
	public WebElement await(String selector, String text) {
		return await(selector, "with " + text, (element) -> element.getText().contains(text));
	}

	/**
	 * Wait for an element that meets a condition.
	 * @param description the condition in words
	 */
	protected WebElement await(String selector, String description, Predicate<WebElement> condition) {
		return new WebDriverWait(this.driver, PATIENCE, Duration.ofMillis(50))
			.withMessage(() -> "No element " + selector + " " + description)
			.ignoring(StaleElementReferenceException.class)
			.until((driver) -> driver.findElements(By.cssSelector(selector))
				.stream()
				.filter(condition)
				.findFirst()
				.orElse(null));
	}

	public int count(String selector) {
		return this.driver.findElements(By.cssSelector(selector)).size();
	}

	/**
	 * Return what an expression of the page is.
	 */
	public Object evaluate(String expression) {
		return Objects.requireNonNullElse(this.driver.executeScript("return " + expression), "nothing");
	}

	/**
	 * Return the visible part of the page as PNG.
	 */
	public byte[] photograph() {
		Object data = this.driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png")).get("data");
		return Base64.getDecoder().decode((String) data);
	}

	/**
	 * Put a picture of the visible part of the page into the build directory.
	 */
	public void photograph(String name) {
		try {
			Path directory = Files.createDirectories(Path.of("target", "screenshots"));
			Files.write(directory.resolve(name + ".png"), photograph());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
