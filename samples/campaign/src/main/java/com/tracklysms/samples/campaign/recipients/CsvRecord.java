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

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a record of a file with separators apart, one of its lines after the other: a
 * quote begins a quoted field only where the field begins, and ends it only where the
 * field ends.
 */
final class CsvRecord {

	private final CsvSeparator separator;

	private final List<String> fields = new ArrayList<>();

	private final StringBuilder field = new StringBuilder();

	private State state = State.START;

	CsvRecord(CsvSeparator separator) {
		this.separator = separator;
	}

	/**
	 * Add the next line.
	 * @return whether it is the last one
	 * @throws IllegalArgumentException if there is text behind a quoted field
	 */
	boolean add(String line) {
		for (int i = 0; i < line.length(); i++) {
			this.state = next(line.charAt(i));
		}
		if (this.state == State.QUOTED) {
			this.field.append('\n');
			return false;
		}
		endField();
		return true;
	}

	private State next(char character) {
		if (character == this.separator.getCharacter() && this.state != State.QUOTED) {
			return endField();
		}
		return switch (this.state) {
			case START -> begin(character);
			case PLAIN -> append(character, State.PLAIN);
			case QUOTED -> (character == '"') ? State.QUOTE : append(character, State.QUOTED);
			case QUOTE -> (character == '"') ? append(character, State.QUOTED) : behindQuote(character);
			case BEHIND_QUOTE -> behindQuote(character);
		};
	}

	private State begin(char character) {
		if (character == '"') {
			this.field.setLength(0);
			return State.QUOTED;
		}
		return append(character, Blanks.isBlank(character) ? State.START : State.PLAIN);
	}

	private State append(char character, State next) {
		this.field.append(character);
		return next;
	}

	private State behindQuote(char character) {
		if (!Blanks.isBlank(character)) {
			throw new IllegalArgumentException("Text behind a quote that ends a field");
		}
		return State.BEHIND_QUOTE;
	}

	private State endField() {
		this.fields.add(this.field.toString());
		this.field.setLength(0);
		return State.START;
	}

	List<String> getFields() {
		return this.fields;
	}

	private enum State {

		START, PLAIN, QUOTED, QUOTE, BEHIND_QUOTE

	}

}
