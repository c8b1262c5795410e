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

package com.tracklysms.spring.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.tracklysms.spring.docs.MarkdownPage.Fence;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the documentation shows the security with which the webhook is tested.
 */
class DocsSecurityTests {

	private static final Path TESTED = Path.of("src/test/java/com/tracklysms/spring/boot/webhook");

	@ParameterizedTest
	@ValueSource(strings = { "ServletSecurity", "ReactiveSecurity" })
	void securityThatIsShownIsTheOneThatIsTested(String name) throws IOException {
		String tested = Files.readString(TESTED.resolve(name + ".java"));
		List<Fence> shown = MarkdownPage.manual("webhooks.md")
			.fences()
			.stream()
			.filter((fence) -> fence.text().contains("class " + name))
			.toList();
		assertThat(shown).singleElement().satisfies((fence) -> assertThat(tested).endsWith(fence.text() + "\n"));
	}

}
