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

package com.tracklysms.benchmark.startup;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.springframework.util.StreamUtils;

/**
 * A starter that the started application has.
 */
public enum StartupRow {

	STARTER("trackly-spring-boot-starter", "starter.classpath"),

	WEBCLIENT("spring-boot-starter-webclient", "webclient.classpath");

	private final String label;

	private final String resource;

	StartupRow(String label, String resource) {
		this.label = label;
		this.resource = resource;
	}

	public String label() {
		return this.label;
	}

	/**
	 * Return the jars that the starter brings, as the build has resolved them. Boot's own
	 * starters are left out, as they are from an executable jar: there is nothing in
	 * them.
	 */
	List<Path> jars() throws IOException {
		try (InputStream resource = StartupRow.class.getResourceAsStream(this.resource)) {
			String classPath = StreamUtils.copyToString(resource, StandardCharsets.UTF_8);
			return Arrays.stream(classPath.trim().split(File.pathSeparator))
				.map(Path::of)
				.filter((jar) -> !jar.getFileName().toString().startsWith("spring-boot-starter"))
				.toList();
		}
	}

}
