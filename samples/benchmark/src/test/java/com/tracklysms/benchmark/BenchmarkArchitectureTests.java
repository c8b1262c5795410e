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

package com.tracklysms.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what may know what.
 */
class BenchmarkArchitectureTests {

	private static final String ROOT = "com.tracklysms.benchmark";

	private static final int MOST_TYPES = 25;

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(ROOT);

	static Stream<String> packages() {
		return types().keySet().stream();
	}

	private static Map<String, List<JavaClass>> types() {
		return CLASSES.stream()
			.filter((type) -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
			.collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.toList()));
	}

	@Test
	void rootPackageIsTheApplicationAndNoMore() {
		assertThat(types().get(ROOT)).extracting(JavaClass::getSimpleName).containsExactly("BenchmarkApplication");
	}

	@Test
	void packagesHaveNoCycles() {
		slices().matching("com.tracklysms.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@ParameterizedTest
	@MethodSource("packages")
	void packageHasNotTooManyTypes(String packageName) {
		assertThat(types().get(packageName)).hasSizeLessThanOrEqualTo(MOST_TYPES);
	}

	@ParameterizedTest
	@MethodSource("packages")
	void packageSaysWhatLivesThereAndIsNullMarked(String packageName) {
		Path packageInfo = Path.of("src/main/java", packageName.replace('.', '/'), "package-info.java");
		assertThat(packageInfo).content().contains("\n/**\n * ", "@NullMarked\npackage " + packageName + ";");
	}

}
