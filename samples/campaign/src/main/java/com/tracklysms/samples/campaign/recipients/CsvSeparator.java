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

package com.tracklysms.samples.campaign.recipients;

import java.util.Arrays;
import java.util.Comparator;

/**
 * What separates the fields of a file. Which it is depends on the country of whoever
 * saved it.
 */
enum CsvSeparator {

	COMMA(','), SEMICOLON(';'), TAB('\t');

	private final char character;

	CsvSeparator(char character) {
		this.character = character;
	}

	/**
	 * Return the one that a header has most of, and {@link #COMMA} if it has none.
	 */
	static CsvSeparator of(String header) {
		String unquoted = header.replaceAll("\"[^\"]*\"?", "");
		return Arrays.stream(values())
			.max(Comparator.comparingLong((CsvSeparator separator) -> separator.countIn(unquoted))
				.thenComparing(Comparator.reverseOrder()))
			.orElse(COMMA);
	}

	private long countIn(String text) {
		return text.chars().filter((other) -> other == this.character).count();
	}

	char getCharacter() {
		return this.character;
	}

}
