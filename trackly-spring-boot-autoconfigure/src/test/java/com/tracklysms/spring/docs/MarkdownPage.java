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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of the documentation, as far as its tests read Markdown.
 *
 * @param path the file
 * @param lines its lines
 */
record MarkdownPage(Path path, List<String> lines) {

	static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	static final MarkdownPage README = read(ROOT.resolve("README.md"));

	private static final Path MANUAL = ROOT.resolve("trackly-spring-boot-starter/docs");

	private static final Pattern FENCE = Pattern.compile("( *)```(\\w*)");

	private static final Pattern HEADING = Pattern.compile("#+ (.*)");

	private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)]+)\\)");

	/**
	 * Return the README and all pages of the manual.
	 */
	static List<MarkdownPage> all() {
		return Stream.concat(Stream.of(README), manual().stream()).toList();
	}

	static List<MarkdownPage> manual() {
		try (Stream<Path> files = Files.list(MANUAL)) {
			return files.filter((file) -> file.toString().endsWith(".md")).sorted().map(MarkdownPage::read).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static MarkdownPage manual(String name) {
		return read(MANUAL.resolve(name));
	}

	static MarkdownPage read(Path path) {
		try {
			return new MarkdownPage(path, Files.readAllLines(path));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the fences of all pages that are said to be in a language.
	 */
	static Stream<Fence> fences(String language) {
		return all().stream()
			.flatMap((page) -> page.fences().stream())
			.filter((fence) -> fence.language().equals(language));
	}

	/**
	 * Return the name of the file as it appears in failures.
	 */
	String name() {
		return ROOT.relativize(this.path).toString();
	}

	List<Fence> fences() {
		List<Fence> fences = new ArrayList<>();
		for (int start = 0; start < this.lines.size(); start++) {
			Matcher opening = FENCE.matcher(this.lines.get(start));
			if (opening.matches()) {
				int end = endOfFence(start);
				int indent = opening.group(1).length();
				String text = this.lines.subList(start + 1, end)
					.stream()
					.map((line) -> line.substring(Math.min(indent, line.length())))
					.collect(Collectors.joining("\n"));
				fences.add(new Fence(name(), start + 2, opening.group(2), text));
				start = end;
			}
		}
		return fences;
	}

	private int endOfFence(int start) {
		for (int line = start + 1; line < this.lines.size(); line++) {
			if (this.lines.get(line).strip().equals("```")) {
				return line;
			}
		}
		throw new IllegalStateException(name() + ":" + (start + 1) + " opens a fence that is never closed");
	}

	/**
	 * Return the text of this page without its fences.
	 */
	String prose() {
		StringBuilder prose = new StringBuilder();
		for (int line = 0; line < this.lines.size(); line++) {
			if (FENCE.matcher(this.lines.get(line)).matches()) {
				line = endOfFence(line);
			}
			else {
				prose.append(this.lines.get(line)).append('\n');
			}
		}
		return prose.toString();
	}

	/**
	 * Return the cells of the rows below a header.
	 */
	List<List<String>> table(String header) {
		int start = this.lines.indexOf(header);
		if (start < 0) {
			throw new IllegalStateException(name() + " has no table " + header);
		}
		return this.lines.stream()
			.skip(start + 2)
			.takeWhile((line) -> line.startsWith("|"))
			.map((line) -> Stream.of(line.substring(1).split("\\|")).map(String::trim).toList())
			.toList();
	}

	/**
	 * Return the targets of the links of this page.
	 */
	List<String> links() {
		return LINK.matcher(prose()).results().map((match) -> match.group(1)).toList();
	}

	/**
	 * Return the anchors that GitHub gives the headings.
	 */
	Set<String> anchors() {
		return HEADING.matcher(prose())
			.results()
			.map((match) -> match.group(1)
				.toLowerCase(Locale.ROOT)
				.replaceAll("[^\\p{L}\\p{N} _-]", "")
				.replace(' ', '-'))
			.collect(Collectors.toSet());
	}

	@Override
	public String toString() {
		return name();
	}

	/**
	 * A fenced block.
	 *
	 * @param page the name of its page
	 * @param line the number of its first line
	 * @param language what it is said to be
	 * @param text its text
	 */
	record Fence(String page, int line, String language, String text) {

		@Override
		public String toString() {
			return this.page + ":" + this.line;
		}

	}

}
