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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reader whose lines are records, which may have several lines of the file and are never
 * blank. The first one tells what separates the fields.
 */
class CsvRecords extends BufferedReader {

	private final String file;

	private @Nullable CsvSeparator separator;

	private int linesRead;

	private int line;

	private List<String> fields = List.of();

	CsvRecords(String file, Reader reader) {
		super(reader);
		this.file = file;
	}

	@Override
	public @Nullable String readLine() throws IOException {
		String text = nextLine();
		while (text != null && Blanks.isBlank(text)) {
			text = nextLine();
		}
		if (text != null) {
			this.line = this.linesRead;
			this.fields = readFields(text);
		}
		return text;
	}

	private List<String> readFields(String firstLine) throws IOException {
		if (this.separator == null) {
			this.separator = CsvSeparator.of(firstLine);
		}
		CsvRecord record = new CsvRecord(this.separator);
		try {
			boolean complete = record.add(firstLine);
			while (!complete) {
				complete = record.add(continued(nextLine()));
			}
			return record.getFields();
		}
		catch (IllegalArgumentException ex) {
			throw new IOException("The row that begins in line %d of %s has text behind a quote that ends a field"
				.formatted(this.line, this.file));
		}
	}

	private String continued(@Nullable String text) throws IOException {
		if (text == null) {
			throw new IOException("The row that begins in line %d of %s has a quote that is not closed"
				.formatted(this.line, this.file));
		}
		return text;
	}

	private @Nullable String nextLine() throws IOException {
		try {
			String text = super.readLine();
			this.linesRead++;
			return text;
		}
		catch (CharacterCodingException ex) {
			throw new IOException("%s is not in UTF-8 somewhere after line %d. A spreadsheet saves it as \"CSV UTF-8\""
				.formatted(this.file, this.linesRead));
		}
	}

	/**
	 * Return the line on which the last record begins, from 1.
	 */
	int getLine() {
		return this.line;
	}

	/**
	 * Return the fields of the last record.
	 */
	List<String> getFields() {
		return this.fields;
	}

}
