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

package com.tracklysms.spring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the picture of the house in the notes for contributors is true.
 */
class ContributingTests {

	private static final String ROOT = "com.tracklysms.spring";

	private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(ROOT);

	private static final JavaClasses MAIN_CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(ROOT);

	private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]+[A-Z]\\w+)`");

	private static final Pattern INTERNAL_PACKAGE = Pattern.compile("internal\\.([a-z]+)");

	private static final Pattern NODE = Pattern.compile("(\\w+)\\[\"(internal\\.\\w+)");

	private static final Pattern ARROW = Pattern.compile("(\\w+)(?:\\[[^]]*])? --> (\\w+)");

	private final String text;

	ContributingTests() throws IOException {
		this.text = Files.readString(Path.of("..", "CONTRIBUTING.md"));
	}

	@Test
	void typesThatAreNamedExist() {
		Set<String> types = CLASSES.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
		List<String> named = TYPE.matcher(this.text).results().map((match) -> match.group(1)).toList();
		assertThat(named).contains("TracklyTemplate", "SendAllAccount");
		assertThat(types).containsAll(named);
	}

	@Test
	void packagesOfTheHouseAreThoseOfThePicture() {
		Set<String> packages = CLASSES.stream()
			.map(JavaClass::getPackageName)
			.filter((name) -> name.startsWith(ROOT + ".internal."))
			.map((name) -> name.substring((ROOT + ".internal.").length()))
			.collect(Collectors.toSet());
		assertThat(INTERNAL_PACKAGE.matcher(this.text).results().map((match) -> match.group(1)))
			.containsOnlyOnceElementsOf(packages);
	}

	@Test
	void arrowsOfThePictureAreThoseOfTheCode() {
		Map<String, String> packages = NODE.matcher(this.text)
			.results()
			.collect(Collectors.toMap((match) -> match.group(1), (match) -> ROOT + "." + match.group(2)));
		List<MatchResult> arrows = ARROW.matcher(this.text)
			.results()
			.filter((arrow) -> packages.containsKey(arrow.group(1)) && packages.containsKey(arrow.group(2)))
			.toList();
		assertThat(arrows).hasSizeGreaterThan(8).allSatisfy((arrow) -> {
			assertThat(uses(packages.get(arrow.group(1)), packages.get(arrow.group(2)))).isTrue();
			assertThat(uses(packages.get(arrow.group(2)), packages.get(arrow.group(1)))).isFalse();
		});
	}

	private boolean uses(String packageName, String otherPackage) {
		return MAIN_CLASSES.stream()
			.filter((type) -> type.getPackageName().equals(packageName))
			.flatMap((type) -> type.getDirectDependenciesFromSelf().stream())
			.anyMatch((dependency) -> dependency.getTargetClass().getPackageName().equals(otherPackage));
	}

}
