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
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import de.siegmar.fastcsv.reader.CsvRecord;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns of a file are, by the names in its header.
 *
 * @param phone the index of the phone number
 * @param firstName the index of the first name, negative if there is none
 */
record RecipientColumns(int phone, int firstName) {

	static RecipientColumns of(Path file, @Nullable CsvRecord header) throws IOException {
		List<String> names = (header != null) ? header.getFields().stream().map(RecipientColumns::simplified).toList()
				: List.of();
		RecipientColumns columns = new RecipientColumns(names.indexOf("phone"), names.indexOf("firstname"));
		if (columns.phone < 0) {
			throw new IOException(("%s has no column named phone in its first row. Columns are separated by commas, "
					+ "semicolons or tabs, and another one is named first name")
				.formatted(file.getFileName()));
		}
		return columns;
	}

	/**
	 * Without what people write in different ways.
	 */
	private static String simplified(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Z}\\p{Cf}_-]", "");
	}

	RecipientRow row(CsvRecord record) {
		return new RecipientRow((int) record.getStartingLineNumber(), field(record, this.phone),
				field(record, this.firstName));
	}

	private String field(CsvRecord record, int column) {
		return (column >= 0 && column < record.getFieldCount()) ? Blanks.strip(record.getField(column)) : "";
	}

}
