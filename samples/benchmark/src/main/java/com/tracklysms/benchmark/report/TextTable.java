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

package com.tracklysms.benchmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Lines of cells as text, for a terminal or as Markdown.
 */
public final class TextTable {

	private final List<List<String>> lines = new ArrayList<>();

	public TextTable(String... header) {
		this.lines.add(List.of(header));
	}

	public void add(List<String> cells) {
		this.lines.add(cells);
	}

	public static String number(String format, double value) {
		return String.format(Locale.ROOT, format, value);
	}

	public String render(boolean markdown) {
		int[] widths = IntStream.range(0, this.lines.get(0).size())
			.map((column) -> this.lines.stream().mapToInt((line) -> line.get(column).length()).max().orElse(0))
			.toArray();
		List<List<String>> all = new ArrayList<>(this.lines);
		if (markdown) {
			all.add(1, IntStream.of(widths).mapToObj("-"::repeat).toList());
		}
		return all.stream().map((line) -> format(line, widths, markdown)).collect(Collectors.joining("\n", "", "\n"));
	}

	private String format(List<String> line, int[] widths, boolean markdown) {
		List<String> cells = IntStream.range(0, line.size())
			.mapToObj((column) -> pad(line.get(column), widths[column], column > 0))
			.toList();
		return markdown ? "| " + String.join(" | ", cells) + " |" : String.join("  ", cells);
	}

	private String pad(String cell, int width, boolean right) {
		String space = " ".repeat(width - cell.length());
		return right ? space + cell : cell + space;
	}

}
