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

package com.tracklysms.spring.contacts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.testsupport.ContactServer;
import com.tracklysms.spring.testsupport.Style;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that any number of contacts can be read in a small heap.
 */
class ContactMemoryTests {

	private static final int CONTACTS = Integer.getInteger("trackly.test.contacts", 100_000);

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource
	void heapStaysFlat(Style style) throws Exception {
		try (ContactServer server = ContactServer.start(CONTACTS)) {
			List<Long> used = read(style, server.port());
			assertThat(used).hasSize(10);
			assertThat(used.get(9)).isLessThan(used.get(1) + 5 * 1024 * 1024);
			assertThat(server.pages()).hasSize(CONTACTS / 1000);
		}
	}

	/**
	 * Read all contacts in a process of its own.
	 * @return the bytes in use after each tenth of them
	 */
	private List<Long> read(Style style, int port) throws Exception {
		Path output = this.directory.resolve("output");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx64m", "-cp", System.getProperty("java.class.path"), Reader.class.getName(), style.name(),
				String.valueOf(port), String.valueOf(CONTACTS))
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		try {
			assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).as(() -> text(output)).isZero();
		}
		finally {
			process.destroyForcibly();
		}
		return Files.readAllLines(output)
			.stream()
			.filter((line) -> line.startsWith("used="))
			.map((line) -> Long.valueOf(line.substring("used=".length())))
			.toList();
	}

	private static String text(Path output) {
		try {
			return Files.readString(output);
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	static final class Reader {

		private Reader() {
		}

		public static void main(String[] args) {
			TracklyTemplateBuilder builder = TestTemplates.forPort(Integer.parseInt(args[1]));
			int tenth = Integer.parseInt(args[2]) / 10;
			List<String> used = new ArrayList<>();
			int[] read = { 0 };
			if (Style.valueOf(args[0]) == Style.BLOCKING) {
				builder.build().opsForContacts().streamAll(ContactQuery.all()).forEach((contact) -> {
					read[0]++;
					note(read[0], tenth, used);
				});
			}
			else {
				builder.buildReactive().opsForContacts().findAll(ContactQuery.all()).doOnNext((contact) -> {
					read[0]++;
					note(read[0], tenth, used);
				}).blockLast(Duration.ofMinutes(5));
			}
			used.forEach(System.out::println);
			System.exit((read[0] == 10 * tenth) ? 0 : 1);
		}

		private static void note(int read, int tenth, List<String> used) {
			if (read % tenth == 0) {
				System.gc();
				Runtime runtime = Runtime.getRuntime();
				used.add("used=" + (runtime.totalMemory() - runtime.freeMemory()));
			}
		}

	}

}
