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

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.file.BufferedReaderFactory;
import org.springframework.batch.infrastructure.item.file.LineMapper;
import org.springframework.core.io.Resource;
import org.springframework.util.Assert;

/**
 * The rows below the header of a file, which tells where their columns are and what
 * separates them.
 */
class RecipientRows implements BufferedReaderFactory, LineMapper<RecipientRow> {

	private @Nullable CsvRecords records;

	private int phone;

	private int firstName;

	@Override
	public BufferedReader create(Resource resource, String encoding) throws IOException {
		String file = String.valueOf(resource.getFilename());
		CsvRecords opened = new CsvRecords(file, decode(new BufferedInputStream(resource.getInputStream())));
		try {
			readHeader(file, opened);
		}
		catch (IOException ex) {
			opened.close();
			throw ex;
		}
		this.records = opened;
		return opened;
	}

	/**
	 * A spreadsheet marks UTF-16, and text that is not in UTF-8 fails.
	 */
	private Reader decode(InputStream content) throws IOException {
		content.mark(2);
		int mark = content.read() << 8 | content.read();
		content.reset();
		Charset charset = (mark == 0xFEFF || mark == 0xFFFE) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
		return new InputStreamReader(content, charset.newDecoder());
	}

	private void readHeader(String file, CsvRecords opened) throws IOException {
		opened.readLine();
		List<String> names = opened.getFields().stream().map(this::simplified).toList();
		this.phone = names.indexOf("phone");
		this.firstName = names.indexOf("firstname");
		if (this.phone < 0) {
			throw new IOException(("%s has no column named phone in its first row. Columns are separated by commas, "
					+ "semicolons or tabs, and another one is named first name")
				.formatted(file));
		}
	}

	/**
	 * Without what people write in different ways.
	 */
	private String simplified(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Z}\\p{Cf}_-]", "");
	}

	@Override
	public RecipientRow mapLine(String record, int number) {
		Assert.state(this.records != null, "The file is not open");
		return new RecipientRow(this.records.getLine(), field(this.phone), field(this.firstName));
	}

	private String field(int column) {
		Assert.state(this.records != null, "The file is not open");
		List<String> fields = this.records.getFields();
		return (column >= 0 && column < fields.size()) ? Blanks.strip(fields.get(column)) : "";
	}

}
