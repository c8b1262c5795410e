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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Iterator;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.support.AbstractItemCountingItemStreamItemReader;
import org.springframework.util.Assert;

/**
 * Reads the rows of a file, and remembers its place.
 */
public class RecipientReader extends AbstractItemCountingItemStreamItemReader<RecipientRow> {

	static final String NAME = "recipients";

	private final Path file;

	private @Nullable CsvReader<CsvRecord> csv;

	private @Nullable Iterator<CsvRecord> records;

	private @Nullable RecipientColumns columns;

	private long line;

	RecipientReader(Path file) {
		this.file = file;
		setName(NAME);
	}

	@Override
	protected void doOpen() throws IOException {
		try {
			openFile();
		}
		catch (IOException ex) {
			doClose();
			throw ex;
		}
	}

	private void openFile() throws IOException {
		try {
			this.csv = CsvReader.builder()
				.fieldSeparator(CsvSeparator.of(RecipientText.firstLine(this.file)).getCharacter())
				.allowUnclosedQuote(false)
				.extraFieldStrategy(FieldMismatchStrategy.IGNORE)
				.missingFieldStrategy(FieldMismatchStrategy.IGNORE)
				.trimWhitespacesAroundQuotes(true)
				.ofCsvRecord(RecipientText.open(this.file));
		}
		catch (CharacterCodingException ex) {
			throw notUtf8();
		}
		this.records = this.csv.iterator();
		this.line = 0;
		this.columns = RecipientColumns.of(this.file, next());
	}

	/**
	 * The inherited one counts what it skips, and so stops at the end of a part.
	 */
	@Override
	protected void jumpToItem(int itemIndex) throws IOException {
		for (int item = 0; item < itemIndex; item++) {
			doRead();
		}
	}

	@Override
	protected @Nullable RecipientRow doRead() throws IOException {
		Assert.state(this.columns != null, "The file is not open");
		CsvRecord record = next();
		return (record != null) ? this.columns.row(record) : null;
	}

	private @Nullable CsvRecord next() throws IOException {
		Assert.state(this.records != null, "The file is not open");
		try {
			while (this.records.hasNext()) {
				CsvRecord record = this.records.next();
				this.line = record.getStartingLineNumber();
				if (record.getFieldCount() > 1 || !Blanks.isBlank(record.getField(0))) {
					return record;
				}
			}
			return null;
		}
		catch (UncheckedIOException ex) {
			throw (ex.getCause() instanceof CharacterCodingException) ? notUtf8() : ex.getCause();
		}
		catch (CsvParseException ex) {
			// Without its cause, which may have a part of the row
			throw new IOException("%s is not as it should be: %s".formatted(this.file.getFileName(), ex.getMessage()));
		}
	}

	private IOException notUtf8() {
		return new IOException("%s is not in UTF-8 somewhere after line %d. A spreadsheet saves it as \"CSV UTF-8\""
			.formatted(this.file.getFileName(), this.line));
	}

	@Override
	protected void doClose() throws IOException {
		if (this.csv != null) {
			this.csv.close();
		}
	}

}
