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
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

import com.tracklysms.samples.campaign.CampaignProperties;
import com.tracklysms.spring.boot.autoconfigure.TracklyConnectionDetails;

import org.springframework.stereotype.Component;

/**
 * Makes a file of recipients as a spreadsheet might have saved it, the same each time,
 * with all that is wrong with such files. Its numbers may belong to somebody, so that it
 * is made for a simulator only.
 */
@Component
public class DemoRecipients {

	private static final List<String> NAMES = List.of("Ann", "Ben", "Chloé", "Dmitri", "Esther", "Farid", "Grace",
			"Hiro", "", " Ida ", "O\"\"Neil", "José");

	private static final List<String> FORMS = List.of("+1%s%s%s", "+1 %s %s %s", "(%s) %s-%s", "%s.%s.%s",
			"\u00A0%s\u00A0%s\u00A0%s\u00A0", "001%s%s%s", "1-%s-%s-%s");

	private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

	private final CampaignProperties properties;

	private final TracklyConnectionDetails connectionDetails;

	DemoRecipients(CampaignProperties properties, TracklyConnectionDetails connectionDetails) {
		this.properties = properties;
		this.connectionDetails = connectionDetails;
	}

	/**
	 * Make the file, unless there is one.
	 * @return whether it was made
	 */
	public boolean makeIfMissing() throws IOException {
		Path file = this.properties.file().toAbsolutePath();
		boolean missing = Files.notExists(file);
		if (!isOnThisMachine()) {
			refuse(file, missing);
		}
		else if (missing) {
			make(file);
		}
		return missing;
	}

	private boolean isOnThisMachine() {
		return THIS_MACHINE.contains(String.valueOf(URI.create(this.connectionDetails.getBaseUrl()).getHost()));
	}

	private void refuse(Path file, boolean missing) throws IOException {
		if (missing) {
			throw new MadeUpRecipientsException("There is no file of recipients: " + file);
		}
		StringWriter start = new StringWriter();
		write(start, 1);
		byte[] expected = start.toString().getBytes(StandardCharsets.UTF_8);
		try (InputStream content = Files.newInputStream(file)) {
			if (Arrays.equals(content.readNBytes(expected.length), expected)) {
				throw new MadeUpRecipientsException("The people in this file are made up: " + file);
			}
		}
	}

	private void make(Path file) throws IOException {
		Files.createDirectories(file.getParent());
		Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
		try (Writer writer = Files.newBufferedWriter(unfinished)) {
			write(writer, this.properties.rows());
		}
		Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
	}

	private void write(Writer writer, int rows) throws IOException {
		Random random = new Random(42);
		writer.write("\uFEFFphone,first name,note\r\n");
		for (int row = 0; row < rows; row++) {
			writer.write(phone(row, random) + ",\"" + NAMES.get(random.nextInt(NAMES.size())) + "\"," + note(random)
					+ "\r\n");
			if (random.nextInt(500) == 0) {
				writer.write("\u00A0 \r\n");
			}
		}
	}

	private String phone(int row, Random random) {
		int chance = random.nextInt(1000);
		if (chance < 3) {
			return "";
		}
		if (chance < 5) {
			return "ask at the office";
		}
		// Somebody who is in the file already
		int person = (chance < 15) ? random.nextInt(row + 1) : row;
		return FORMS.get(random.nextInt(FORMS.size()))
			.formatted(212 + person / 10_000, "555", "%04d".formatted(person % 10_000));
	}

	private String note(Random random) {
		return (random.nextInt(100) == 0) ? "\"prefers calls\nafter five, \"\"urgent\"\"\"" : "";
	}

}
