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
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text of a file in UTF-8, or in UTF-16, which spreadsheets mark. Other text fails
 * where it is read.
 */
final class RecipientText {

	private static final char MARK = '\uFEFF';

	private RecipientText() {
	}

	static BufferedReader open(Path file) throws IOException {
		InputStream content = new BufferedInputStream(Files.newInputStream(file));
		try {
			BufferedReader reader = new BufferedReader(new InputStreamReader(content, charset(content).newDecoder()));
			skipMark(reader);
			return reader;
		}
		catch (IOException ex) {
			content.close();
			throw ex;
		}
	}

	private static Charset charset(InputStream content) throws IOException {
		content.mark(2);
		int mark = content.read() << 8 | content.read();
		content.reset();
		return (mark == 0xFEFF || mark == 0xFFFE) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
	}

	private static void skipMark(BufferedReader reader) throws IOException {
		reader.mark(1);
		if (reader.read() != MARK) {
			reader.reset();
		}
	}

	/**
	 * Return the first line with something in it.
	 */
	static String firstLine(Path file) throws IOException {
		try (BufferedReader reader = open(file)) {
			String line = reader.readLine();
			while (line != null && Blanks.isBlank(line)) {
				line = reader.readLine();
			}
			return (line != null) ? line : "";
		}
	}

}
