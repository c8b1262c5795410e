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

package com.tracklysms.simulator;

import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for how the simulator is divided into packages.
 */
class SimulatorArchitectureTests {

	private static final String ROOT = "com.tracklysms.simulator";

	private static final int MOST_TYPES = 25;

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(ROOT);

	static Stream<String> packages() {
		return types().map(JavaClass::getPackageName).distinct().sorted();
	}

	private static Stream<JavaClass> types() {
		return CLASSES.stream()
			.filter((type) -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"));
	}

	@Test
	void packagesHaveNoCycles() {
		slices().matching("com.tracklysms.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@ParameterizedTest
	@MethodSource("packages")
	void packageHasNotTooManyTypes(String packageName) {
		assertThat(types().filter((type) -> type.getPackageName().equals(packageName)))
			.hasSizeLessThanOrEqualTo(MOST_TYPES);
	}

	@ParameterizedTest
	@MethodSource("packages")
	void packageHasAPackageInfoAndIsNullMarked(String packageName) {
		JavaPackage javaPackage = CLASSES.getPackage(packageName);
		assertThat(javaPackage.tryGetPackageInfo()).isPresent();
		assertThat(javaPackage.isAnnotatedWith(NullMarked.class)).isTrue();
	}

	/**
	 * What an application with the starter has on its class path anyway.
	 */
	@Test
	void needsNoMoreThanTheStarterBrings() {
		noClasses().that()
			.resideOutsideOfPackages(ROOT + ".boot", ROOT + ".junit", ROOT + ".assertj")
			.should()
			.dependOnClassesThat()
			.resideOutsideOfPackages(ROOT + "..", "java..", "javax.crypto..", "org.jspecify..", "tools.jackson..",
					"com.fasterxml.jackson.annotation..", "io.netty..", "reactor..")
			.check(CLASSES);
	}

	@Test
	void onlyOnePackageKnowsSpringAndTheStarter() {
		noClasses().that()
			.resideOutsideOfPackage(ROOT + ".boot")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "com.tracklysms.spring..")
			.check(CLASSES);
	}

	@Test
	void onlyOnePackageKnowsAssertJ() {
		noClasses().that()
			.resideOutsideOfPackage(ROOT + ".assertj")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.assertj..")
			.check(CLASSES);
	}

	/**
	 * The annotation of the slice names JUnit's extension of Spring.
	 */
	@Test
	void onlyTestSupportKnowsJUnit() {
		noClasses().that()
			.resideOutsideOfPackages(ROOT + ".junit", ROOT + ".boot")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.junit..")
			.check(CLASSES);
	}

	@Test
	void testSupportNeedsNoServletApi() {
		noClasses().should().dependOnClassesThat().resideInAPackage("jakarta.servlet..").check(CLASSES);
	}

	@Test
	void nothingElseUsesTestSupport() {
		noClasses().that()
			.resideOutsideOfPackages(ROOT + ".boot", ROOT + ".junit", ROOT + ".assertj")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(ROOT + ".boot", ROOT + ".junit", ROOT + ".assertj")
			.check(CLASSES);
	}

	@Test
	void onlyCallbacksSendRequests() {
		noClasses().that()
			.resideOutsideOfPackage(ROOT + ".internal.callback")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("java.net.http..")
			.check(CLASSES);
	}

	@Test
	void onlyTheServerKnowsReactorNetty() {
		noClasses().that()
			.resideOutsideOfPackage(ROOT + ".internal.server")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.netty..", "reactor..")
			.check(CLASSES);
	}

}
