package com.tracklysms.spring;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tracklysms.spring.internal.ratelimit.LocalPermits;
import com.tracklysms.spring.internal.retry.BlockingRetry;
import com.tracklysms.spring.ratelimit.Bucket4jRateLimitStore;
import com.tracklysms.spring.ratelimit.PacedBucket;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Tests for what may know what.
 */
class ArchitectureTests {

	private static final String ROOT = "com.tracklysms.spring";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(ROOT);

	private static final DescribedPredicate<JavaClass> SPRING_RETRY = resideInAnyPackage("org.springframework.retry..",
			"org.springframework.classify..");

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
		check(classes().that()
			.resideInAPackage(ROOT + ".error..")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(ROOT + ".error..", "java..", "org.springframework.core..", "org.springframework.http..",
					"org.jspecify.."));
	}

	@Test
	void resourcesOfTheApiKnowErrorsOnly() {
		check(classes().that()
			.resideInAPackage(ROOT + ".lists..")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(ROOT + ".lists..", ROOT + ".error..", "java..", "reactor.core..", "org.jspecify.."));
	}

	@Test
	void onlyTheHandlerOfMetersKnowsThemSinceTheyMayBeMissing() {
		check(noClasses().that()
			.resideOutsideOfPackage(ROOT + ".boot..")
			.and()
			.haveNameNotMatching(".*\\.TracklyMeterObservationHandler(\\$.*)?")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.micrometer.core.."));
	}

	@Test
	void packagesHaveNoCycles() {
		check(slices().matching("com.tracklysms.(**)").should().beFreeOfCycles());
	}

	@Test
	void onlyOneClassOfTheClientKnowsSpringRetry() {
		check(noClasses().that()
			.resideOutsideOfPackage(ROOT + ".boot..")
			.and()
			.haveNameNotMatching(BlockingRetry.class.getName().replace(".", "\\.") + "(\\$.*)?")
			.should()
			.dependOnClassesThat(SPRING_RETRY));
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
		check(fields().that().areDeclaredInClassesThat().arePublic().should().notHaveRawType(SPRING_RETRY));
		check(classes().that().arePublic().should().notBeAssignableTo(SPRING_RETRY));
	}

	@Test
	void bucket4jIsKnownToFewClassesSinceItMayBeMissing() {
		check(noClasses().that()
			.resideOutsideOfPackage(ROOT + ".boot..")
			.and()
			.doNotHaveSimpleName("Bucket4jRateLimitStore")
			.and()
			.haveNameNotMatching(".*\\.(PacedBucket|LocalPermits(\\$.*)?)")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.github.bucket4j.."));
	}

	@Test
	void beansAreOfTypesOfThisProjectOnly() {
		check(methods().that()
			.areAnnotatedWith(Bean.class)
			.should()
			.haveRawReturnType(resideInAnyPackage(ROOT + ".."))
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
