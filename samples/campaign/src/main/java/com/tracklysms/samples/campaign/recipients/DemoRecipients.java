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

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;

import com.tracklysms.samples.campaign.CampaignProperties;

import org.springframework.stereotype.Component;

/**
 * Makes a file of recipients as a spreadsheet might have saved it, the same each time,
 * with all that is wrong with such files. Its numbers belong to nobody.
 */
@Component
public class DemoRecipients {

	private static final List<String> NAMES = List.of("Ann", "Ben", "Chloé", "Dmitri", "Esther", "Farid", "Grace",
			"Hiro", "", " Ida ", "O\"\"Neil", "José");

	private static final List<String> FORMS = List.of("+1%s%s%s", "+1 %s %s %s", "(%s) %s-%s", "%s.%s.%s",
			"\u00A0%s\u00A0%s\u00A0%s\u00A0", "001%s%s%s", "1-%s-%s-%s");

	private final CampaignProperties properties;

	DemoRecipients(CampaignProperties properties) {
		this.properties = properties;
	}

	/**
	 * Make the file, unless there is one.
	 * @return whether it was made
	 */
	public boolean makeIfMissing() throws IOException {
		Path file = this.properties.file().toAbsolutePath();
		if (Files.exists(file)) {
			return false;
		}
		Files.createDirectories(file.getParent());
		Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
		try (BufferedWriter writer = Files.newBufferedWriter(unfinished)) {
			write(writer);
		}
		Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
		return true;
	}

	private void write(BufferedWriter writer) throws IOException {
		Random random = new Random(42);
		writer.write("\uFEFFphone,first name,note\r\n");
		for (int row = 0; row < this.properties.rows(); row++) {
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
