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

package com.tracklysms.simulator.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the manual lists each property with its default, and that each is described.
 */
class TracklySimulatorPropertiesTests {

	private static final Path PAGE = Path.of("../../trackly-spring-boot-starter/docs/testing.md");

	private static final Pattern ROW = Pattern.compile("\\| `(trackly\\.simulator\\.[a-z-]+)` \\|[^|]+\\| `?(\\w+)");

	@Test
	void manualListsEachPropertyWithItsDefault() throws IOException {
		Map<String, String> documented = new TreeMap<>();
		ROW.matcher(Files.readString(PAGE)).results().forEach((row) -> documented.put(row.group(1), row.group(2)));
		assertThat(documented).isEqualTo(defaults());
	}

	private static Map<String, String> defaults() throws IOException {
		Map<String, String> defaults = new TreeMap<>();
		try (InputStream metadata = Files
			.newInputStream(Path.of("target", "classes", "META-INF", "spring-configuration-metadata.json"))) {
			for (JsonNode property : JsonMapper.shared().readTree(metadata).get("properties")) {
				assertThat(property.path("description").asString("")).endsWith(".");
				defaults.put(property.get("name").asString(), property.path("defaultValue").asString("0"));
			}
		}
		return defaults;
	}

}
