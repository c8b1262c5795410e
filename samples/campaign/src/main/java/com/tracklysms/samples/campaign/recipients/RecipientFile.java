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

import java.nio.file.Path;
import java.util.Objects;

import com.tracklysms.samples.campaign.CampaignProperties;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.file.FlatFileItemReader;
import org.springframework.batch.infrastructure.item.file.transform.DelimitedLineTokenizer;
import org.springframework.batch.infrastructure.item.file.transform.FieldSet;
import org.springframework.core.io.FileSystemResource;
import org.springframework.stereotype.Component;

/**
 * The file of recipients: comma-separated, in UTF-8, with the columns phone, first name
 * and note below a header.
 */
@Component
public class RecipientFile {

	/**
	 * Key of the number of rows that a reader has read, in the context of its step.
	 */
	public static final String READ_COUNT = "recipients.read.count";

	private final Path path;

	RecipientFile(CampaignProperties properties) {
		this.path = properties.file();
	}

	/**
	 * Return a reader of all rows that remembers its place.
	 */
	public FlatFileItemReader<RecipientRow> reader() {
		DelimitedLineTokenizer tokenizer = new DelimitedLineTokenizer();
		tokenizer.setStrict(false);
		tokenizer.setNames("phone", "firstName", "note");
		FlatFileItemReader<RecipientRow> reader = new FlatFileItemReader<>(new FileSystemResource(this.path),
				(record, lastLine) -> row(record, lastLine, tokenizer.tokenize(record)));
		reader.setName("recipients");
		reader.setLinesToSkip(1);
		reader.setComments(new String[0]);
		reader.setRecordSeparatorPolicy(new RecipientRecords());
		return reader;
	}

	private RecipientRow row(String record, int lastLine, FieldSet fields) {
		int firstLine = lastLine - (int) record.chars().filter((character) -> character == '\n').count();
		return new RecipientRow(firstLine, Objects.requireNonNullElse(fields.readString("phone"), ""),
				Objects.requireNonNullElse(fields.readString("firstName"), ""));
	}

	/**
	 * Return the number of rows.
	 */
	public int count() {
		FlatFileItemReader<RecipientRow> reader = reader();
		reader.open(new ExecutionContext());
		try {
			int count = 0;
			while (reader.read() != null) {
				count++;
			}
			return count;
		}
		catch (Exception ex) {
			throw new IllegalStateException("The file of recipients cannot be read: " + this.path, ex);
		}
		finally {
			reader.close();
		}
	}

}
