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

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StartupRow}.
 */
class StartupRowTests {

	/**
	 * What Boot's starter brings in this version of Boot.
	 */
	private static final String OF_SPRING_BOOT = "(spring-(?!retry)|reactor-|reactive-streams|netty-|jackson-|micrometer-"
			+ "|logback-|log4j-|slf4j-|jul-to-slf4j|snakeyaml|commons-logging|jakarta.annotation-api|jspecify)";

	@Test
	void startedApplicationsDifferInWhatTheStarterAddsAndHaveNothingOfTheBenchmark() throws Exception {
		List<String> starter = new ArrayList<>(jars(StartupRow.STARTER));
		List<String> webClient = jars(StartupRow.WEBCLIENT);
		assertThat(starter).containsAll(webClient).noneMatch((jar) -> jar.matches(".*(twilio|infobip|httpclient5).*"));
		assertThat(webClient).anyMatch((jar) -> jar.contains("spring-webflux"))
			.anyMatch((jar) -> jar.contains("reactor-netty-http"))
			.allMatch((jar) -> jar.matches(".*/" + OF_SPRING_BOOT + "[^/]*\\.jar"));
		starter.removeAll(webClient);
		assertThat(starter).hasSize(4)
			.allMatch((jar) -> jar
				.matches(".*(trackly-spring-boot-(starter|autoconfigure)|spring-retry|bucket4j_jdk17-core).*"));
	}

	private List<String> jars(StartupRow row) throws IOException {
		return row.jars().stream().map(Path::toString).toList();
	}

}
