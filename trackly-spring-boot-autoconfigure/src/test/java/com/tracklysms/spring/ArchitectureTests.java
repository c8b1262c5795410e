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
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what may know what.
 */
class ArchitectureTests {

	private static final String ROOT = "com.tracklysms.spring";

	private static final int MOST_TYPES = 25;

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(ROOT);

	private static final DescribedPredicate<JavaClass> SPRING_RETRY = resideInAnyPackage("org.springframework.retry..",
			"org.springframework.classify..");

	static Stream<String> packages() {
		return types().keySet().stream();
	}

	private static Map<String, List<JavaClass>> types() {
		return CLASSES.stream()
			.filter((type) -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
			.collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.toList()));
	}

	@Test
	void rootPackageIsTheFrontDoorAndNoMore() {
		assertThat(types().get(ROOT)).extracting(JavaClass::getSimpleName)
			.containsExactlyInAnyOrder("TracklyOperations", "TracklyTemplate", "ReactiveTracklyOperations",
					"ReactiveTracklyTemplate", "TracklyTemplateBuilder");
	}

	/**
	 * An identity hash code in a log says nothing, and differs each time.
	 */
	@Test
	void classesOfTheFrontDoorDescribeThemselves() {
		check(classes().that().resideInAPackage(ROOT).and().areNotInterfaces().should(describeThemselves()));
		check(classes().that()
			.resideInAnyPackage(ROOT + ".message", ROOT + ".lists", ROOT + ".contacts", ROOT + ".phone",
					ROOT + ".links", ROOT + ".settings")
			.and()
			.arePublic()
			.and()
			.areNotInterfaces()
			.and()
			.areNotAnonymousClasses()
			.should(describeThemselves()));
	}

	private ArchCondition<JavaClass> describeThemselves() {
		return new ArchCondition<>("describe themselves") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean described = type.isRecord() || type.isEnum() || type.isAssignableTo(Throwable.class)
						|| type.getAllMethods()
							.stream()
							.anyMatch((method) -> method.getFullName().endsWith(".toString()")
									&& !method.getOwner().isEquivalentTo(Object.class));
				events.add(new SimpleConditionEvent(type, described, type.getName() + " has no toString()"));
			}

		};
	}

	@ParameterizedTest
	@MethodSource("packages")
	void packageHasNotTooManyTypes(String packageName) {
		assertThat(types().get(packageName)).hasSizeLessThanOrEqualTo(MOST_TYPES);
	}

	@ParameterizedTest
	@MethodSource("packages")
	void packageSaysInOneSentenceWhatLivesThereAndIsNullMarked(String packageName) throws IOException {
		Path packageInfo = Path.of("src/main/java", packageName.replace('.', '/'), "package-info.java");
		String source = Files.readString(packageInfo);
		Matcher javadoc = Pattern.compile("/\\*\\*\n(.*?) \\*/", Pattern.DOTALL).matcher(source);
		assertThat(javadoc.find()).isTrue();
		assertThat(javadoc.group(1).replaceAll("\\s*\\*\\s+", " ").strip()).endsWith(".").doesNotContain(". ");
		assertThat(source).contains("@NullMarked");
	}

	@Test
	void packagesHaveNoCycles() {
		check(slices().matching("com.tracklysms.(**)").should().beFreeOfCycles());
	}

	@Test
	void onlyTheRootAndBootTouchWhatIsInternal() {
		check(noClasses().that()
			.resideOutsideOfPackages(ROOT, ROOT + ".boot..", ROOT + ".internal..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(ROOT + ".internal.."));
	}

	@Test
	void internalTypesAreInNoSignatureOfTheFrontDoor() {
		DescribedPredicate<JavaCodeUnit> mentionsInternals = DescribedPredicate.describe("mention internals",
				(codeUnit) -> codeUnit.getAllInvolvedRawTypes()
					.stream()
					.anyMatch(resideInAPackage(ROOT + ".internal..")));
		check(codeUnits().that()
			.areDeclaredInClassesThat()
			.resideInAPackage(ROOT)
			.and(mentionsInternals)
			.should()
			.notBePublic()
			.andShould()
			.notBeProtected());
	}

	@Test
	void clientDoesNotKnowBoot() {
		check(noClasses().that()
			.resideOutsideOfPackage(ROOT + ".boot..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.boot..", ROOT + ".boot.."));
	}

	@Test
	void errorsKnowTheFrameworkOnly() {
		checkKnowsOnly("error", "org.springframework.core..", "org.springframework.http..");
	}

	@Test
	void settingsAndPhoneNumbersKnowNothing() {
		checkKnowsOnly("settings", "org.springframework.util.unit..");
		checkKnowsOnly("support", "org.springframework.util..");
	}

	@Test
	void messagesKnowErrorsAndPhoneNumbersOnly() {
		checkKnowsOnly("message", ROOT + ".error..", ROOT + ".support..", "org.springframework.core..",
				"org.springframework.http..", "org.springframework.util..", "com.fasterxml.jackson.annotation..");
	}

	@ParameterizedTest
	@ValueSource(strings = { "lists", "contacts", "phone", "links" })
	void resourcesOfTheApiKnowErrorsAndPhoneNumbersOnly(String resource) {
		checkKnowsOnly(resource, ROOT + ".error..", ROOT + ".support..", "reactor.core..", "org.reactivestreams..",
				"org.springframework.util..");
	}

	@Test
	void webhookKnowsObservationAndPhoneNumbersOnly() {
		checkKnowsOnly("webhook", ROOT + ".observation..", ROOT + ".support..", "io.micrometer.observation..",
				"javax.crypto..", "org.apache.commons.logging..", "org.springframework.context..",
				"org.springframework.core..", "org.springframework.http..", "org.springframework.util..",
				"tools.jackson..");
	}

	@Test
	void ledgerKnowsMessagesAndJdbcOnly() {
		checkKnowsOnly("ledger", ROOT + ".error..", ROOT + ".message..", ROOT + ".support..", "javax.sql..",
				"org.springframework.dao..", "org.springframework.jdbc..", "org.springframework.transaction..",
				"org.springframework.util..");
	}

	@Test
	void batchKnowsTheFrontDoorAndTheLedgerOnly() {
		checkKnowsOnly("batch", ROOT, ROOT + ".error..", ROOT + ".ledger..", ROOT + ".message..",
				"io.micrometer.core..", "org.springframework.batch..", "org.springframework.core..",
				"org.springframework.util..");
	}

	@Test
	void campaignsKnowTheFrontDoorMessagesAndTheLedgerOnly() {
		checkKnowsOnly("campaign", ROOT, ROOT + ".error..", ROOT + ".ledger..", ROOT + ".message..",
				"org.reactivestreams..", "org.springframework.scheduling..", "org.springframework.util..",
				"reactor.core..", "reactor.util..");
	}

	@Test
	void observationKnowsErrorsOnly() {
		checkKnowsOnly("observation", ROOT + ".error..", "io.micrometer..", "org.springframework.util..");
	}

	private void checkKnowsOnly(String packageName, String... others) {
		String[] known = Stream
			.concat(Stream.of(ROOT + "." + packageName, "java..", "org.jspecify.."), Stream.of(others))
			.toArray(String[]::new);
		check(classes().that()
			.resideInAPackage(ROOT + "." + packageName)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(known));
	}

	@Test
	void optionalLibrariesAreKnownToTheirOwnPackagesOnly() {
		checkIsKnownOnlyTo("io.github.bucket4j..", ROOT + ".ratelimit", ROOT + ".internal.ratelimit");
		checkIsKnownOnlyTo("io.micrometer.core..", ROOT + ".observation", ROOT + ".batch");
		checkIsKnownOnlyTo("org.springframework.batch..", ROOT + ".batch");
		checkIsKnownOnlyTo("org.slf4j..", ROOT + ".internal.retry");
		checkIsKnownOnlyTo("org.springframework.jdbc..", ROOT + ".webhook.store", ROOT + ".ledger");
		checkIsKnownOnlyTo("org.springframework.transaction..", ROOT + ".webhook.store", ROOT + ".ledger");
		checkIsKnownOnlyTo("org.springframework.web.servlet..");
		checkIsKnownOnlyTo("jakarta.servlet..");
		for (String library : List.of("io.netty..", "reactor.netty..", "org.eclipse.jetty..", "org.apache.hc..")) {
			checkIsKnownOnlyTo(library, ROOT + ".internal.connector");
		}
		check(noClasses().that()
			.resideOutsideOfPackages(ROOT + ".internal.retry", ROOT + ".boot..")
			.should()
			.dependOnClassesThat(SPRING_RETRY));
	}

	private void checkIsKnownOnlyTo(String library, String... packages) {
		check(noClasses().that()
			.resideOutsideOfPackages(
					Stream.concat(Stream.of(ROOT + ".boot.."), Stream.of(packages)).toArray(String[]::new))
			.should()
			.dependOnClassesThat()
			.resideInAPackage(library));
	}

	@Test
	void springRetryIsInNoPublicSignature() {
		DescribedPredicate<JavaCodeUnit> mentionsSpringRetry = DescribedPredicate.describe("mention Spring Retry",
				(codeUnit) -> codeUnit.getAllInvolvedRawTypes().stream().anyMatch(SPRING_RETRY));
		check(codeUnits().that()
			.areDeclaredInClassesThat()
			.arePublic()
			.and(mentionsSpringRetry)
			.should()
			.notBePublic()
			.andShould()
			.notBeProtected()
			.allowEmptyShould(true));
		check(fields().that().arePublic().or().areProtected().should().notHaveRawType(SPRING_RETRY));
		check(classes().that().arePublic().should().notBeAssignableTo(SPRING_RETRY));
	}

	@Test
	void beansAreOfTypesOfThisProjectOnly() {
		check(methods().that()
			.areAnnotatedWith(Bean.class)
			.should()
			.haveRawReturnType(resideInAnyPackage(ROOT + "..").or(simpleName("RouterFunction")))
			.andShould()
			.bePackagePrivate());
	}

	@Test
	void autoConfigurationsHaveTheFormOfBootsOwn() {
		check(classes().that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL));
		check(methods().that()
			.areDeclaredInClassesThat()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.notBePublic());
	}

	@Test
	void nothingIsStaticAndMutable() {
		check(fields().that().areStatic().should().beFinal());
	}

	private void check(ArchRule rule) {
		rule.check(CLASSES);
	}

}
