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

package com.tracklysms.spring.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the documentation leads where it says, and that the README stays short.
 */
class DocsLinksTests {

	private static final int MOST_LINES_OF_THE_README = 200;

	private static final int LONGEST_LINE = 125;

	static List<MarkdownPage> pages() {
		return MarkdownPage.all();
	}

	@Test
	void readmeIsShort() {
		assertThat(MarkdownPage.README.lines()).hasSizeLessThanOrEqualTo(MOST_LINES_OF_THE_README);
	}

	@ParameterizedTest
	@MethodSource("pages")
	void linesAreShort(MarkdownPage page) {
		assertThat(page.lines()).filteredOn((line) -> !line.startsWith("|"))
			.allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(LONGEST_LINE));
	}

	@ParameterizedTest
	@MethodSource("pages")
	void everyLinkLeadsSomewhere(MarkdownPage page) {
		assertThat(page.links()).filteredOn((link) -> !link.contains("://")).allSatisfy((link) -> {
			String[] parts = link.split("#", 2);
			Path target = parts[0].isEmpty() ? page.path() : page.path().resolveSibling(parts[0]).normalize();
			assertThat(target).exists().startsWith(MarkdownPage.ROOT);
			if (parts.length == 2) {
				assertThat(MarkdownPage.read(target).anchors()).contains(parts[1]);
			}
		});
	}

	@Test
	void indexNamesEveryPageOfTheManual() {
		assertThat(MarkdownPage.manual("index.md").links()).filteredOn((link) -> !link.startsWith(".."))
			.containsExactlyInAnyOrderElementsOf(MarkdownPage.manual()
				.stream()
				.map((page) -> page.path().getFileName().toString())
				.filter((name) -> !name.equals("index.md"))
				.toList());
	}

	@ParameterizedTest
	@MethodSource("pages")
	void contentsNameEachSectionOfThePage(MarkdownPage page) {
		List<String> contents = page.lines()
			.stream()
			.filter((line) -> line.startsWith("- [") && line.contains("](#"))
			.map((line) -> line.substring(3, line.indexOf("](#")))
			.toList();
		if (!contents.isEmpty()) {
			assertThat(contents).isEqualTo(Stream.of(page.prose().split("\n"))
				.filter((line) -> line.startsWith("## "))
				.map((line) -> line.substring(3))
				.toList());
		}
	}

	@Test
	void samplesOfTheReadmeAreTheModulesOfTheSamples() throws Exception {
		try (Stream<Path> files = Files.list(MarkdownPage.ROOT.resolve("samples"))) {
			assertThat(MarkdownPage.README.table("| sample | shows |")
				.stream()
				.map((row) -> row.get(0).replaceAll(".*\\(samples/(.*)\\)", "$1")))
				.containsExactlyInAnyOrderElementsOf(files.filter((file) -> Files.exists(file.resolve("pom.xml")))
					.map((file) -> file.getFileName().toString())
					.toList());
		}
	}

}
