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

import com.tracklysms.samples.campaign.CampaignProperties;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.stereotype.Component;

/**
 * The file of recipients, as spreadsheets save it, with the columns phone and first name
 * somewhere below a header. What cannot be read for certain is refused.
 */
@Component
public class RecipientFile {

	/**
	 * Key of the number of rows that a reader has read, in the context of its step.
	 */
	public static final String READ_COUNT = RecipientReader.NAME + ".read.count";

	private final Path path;

	RecipientFile(CampaignProperties properties) {
		this.path = properties.file();
	}

	/**
	 * Return a reader of all rows that remembers its place.
	 */
	public RecipientReader reader() {
		return new RecipientReader(this.path);
	}

	/**
	 * Return the number of rows.
	 */
	public int count() {
		RecipientReader reader = reader();
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
