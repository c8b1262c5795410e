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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.openqa.selenium.chrome.ChromeDriver;

/**
 * The rules of accessibility of axe-core.
 */
public final class AxeRules {

	private static final String RUN = """
			const done = arguments[arguments.length - 1];
			axe.run(document).then((results) => done(results.violations.concat(results.incomplete
				.filter((rule) => rule.id !== 'color-contrast')).flatMap((rule) => rule.nodes
				.map((node) => rule.id + ': ' + node.target.join(' ') + ' ' + node.failureSummary))),
				(failure) => done(['' + failure]));
			""";

	private AxeRules() {
	}

	/**
	 * Return what on the current page breaks a rule, or may do so.
	 */
	@SuppressWarnings("unchecked")
	public static List<String> violations(ChromeDriver driver) {
		driver.executeScript(script());
		return (List<String>) driver.executeAsyncScript(RUN);
	}

	private static String script() {
		try (InputStream script = AxeRules.class.getResourceAsStream("/axe.min.js")) {
			return new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
