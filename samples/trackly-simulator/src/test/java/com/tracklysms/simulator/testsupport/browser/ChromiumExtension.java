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

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

import org.springframework.util.FileSystemUtils;

/**
 * Gives the tests of a class a headless Chromium, the one that is installed. Where none
 * is, the tests are skipped, or fail if the environment variable {@code BROWSER_TESTS} is
 * {@code required}.
 */
public final class ChromiumExtension implements ExecutionCondition, ParameterResolver {

	private static final String DRIVER = "chromedriver";

	private static final String BROWSER = "chromium";

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (find(BROWSER).isPresent() && find(DRIVER).isPresent()) {
			return ConditionEvaluationResult.enabled("There is a browser");
		}
		String reason = "There is no " + BROWSER + " or no " + DRIVER + " on the path";
		if ("required".equals(System.getenv("BROWSER_TESTS"))) {
			throw new IllegalStateException(reason + ", and BROWSER_TESTS=required");
		}
		return ConditionEvaluationResult.disabled(reason);
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == ChromeDriver.class;
	}

	@Override
	public ChromeDriver resolveParameter(ParameterContext parameter, ExtensionContext context) {
		ExtensionContext ofClass = context.getParent().orElse(context);
		return ofClass.getStore(ExtensionContext.Namespace.create(ChromiumExtension.class))
			.computeIfAbsent(Chromium.class, (type) -> Chromium.start(), Chromium.class)
			.driver();
	}

	private static Optional<File> find(String command) {
		return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
			.map((directory) -> new File(directory, command))
			.filter(File::canExecute)
			.findFirst();
	}

	/**
	 * A running browser with a profile of its own.
	 */
	private record Chromium(ChromeDriver driver, Path profile) implements AutoCloseable {

		static Chromium start() {
			try {
				Path profile = Files.createTempDirectory("chromium");
				ChromeOptions options = new ChromeOptions();
				options.setBinary(find(BROWSER).orElseThrow());
				options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
						"--disable-quic", "--no-first-run", "--disable-background-networking",
						"--disable-component-update", "--disable-sync", "--window-size=1280,900",
						"--user-data-dir=" + profile);
				ChromeDriverService service = new ChromeDriverService.Builder()
					.usingDriverExecutable(find(DRIVER).orElseThrow())
					.usingAnyFreePort()
					.build();
				return new Chromium(new ChromeDriver(service, options), profile);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public void close() throws IOException {
			this.driver.quit();
			FileSystemUtils.deleteRecursively(this.profile);
		}

	}

}
