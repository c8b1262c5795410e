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

package com.tracklysms.spring.aot;

import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.CampaignReport;
import com.tracklysms.spring.message.FailedMessage;
import com.tracklysms.spring.message.RejectedMessage;
import com.tracklysms.spring.message.SendReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TracklyRuntimeHints}.
 */
class TracklyRuntimeHintsTests {

	private final RuntimeHints hints = new RuntimeHints();

	/**
	 * Those of tests are left out by name, since over another Spring Boot they are in a
	 * jar.
	 */
	static List<Class<?>> data() {
		return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("com.tracklysms.spring")
			.stream()
			.filter((type) -> type.isRecord() && type.getModifiers().contains(JavaModifier.PUBLIC))
			.filter((type) -> !type.getSimpleName().endsWith("Settings") && !type.getPackageName().endsWith(".error")
					&& !type.getPackageName().contains(".internal") && !type.getPackageName().endsWith(".testsupport"))
			.<Class<?>>map(JavaClass::reflect)
			.toList();
	}

	@BeforeEach
	void register() {
		registrar().registerHints(this.hints, getClass().getClassLoader());
	}

	private RuntimeHintsRegistrar registrar() {
		return SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)
			.stream()
			.filter(TracklyRuntimeHints.class::isInstance)
			.findAny()
			.orElseThrow();
	}

	@Test
	void versionCanBeRead() {
		assertThat(RuntimeHintsPredicates.resource().forResource("com/tracklysms/spring/internal/version.properties"))
			.accepts(this.hints);
	}

	@ParameterizedTest
	@ValueSource(strings = { "webhook/store", "ledger" })
	void scriptsOfTablesCanBeRead(String directory) {
		assertThat(RuntimeHintsPredicates.resource()
			.forResource("com/tracklysms/spring/" + directory + "/schema-postgresql.sql")).accepts(this.hints);
	}

	@Test
	void bucket4jCanBeLookedForWhereItIs() {
		TypeReference bucket = TypeReference.of("io.github.bucket4j.Bucket");
		assertThat(RuntimeHintsPredicates.reflection().onType(bucket)).accepts(this.hints);
		RuntimeHints without = new RuntimeHints();
		registrar().registerHints(without, new FilteredClassLoader("io.github.bucket4j"));
		assertThat(RuntimeHintsPredicates.reflection().onType(bucket)).rejects(without);
	}

	@ParameterizedTest
	@MethodSource("data")
	void dataCanBeWrittenAsJsonAndReadFromIt(Class<?> type) {
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(type)
			.withMemberCategories(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS)).accepts(this.hints);
		assertThat(Stream.of(type.getRecordComponents())).isNotEmpty()
			.allSatisfy((component) -> assertThat(
					RuntimeHintsPredicates.reflection().onMethodInvocation(component.getAccessor()))
				.accepts(this.hints));
	}

	@Test
	void failureOfAMessageCanBeWrittenAsJson() throws NoSuchMethodException {
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(TracklyException.class.getMethod("getCode")))
			.accepts(this.hints);
	}

	@ParameterizedTest
	@ValueSource(classes = { BatchOutcome.class, SendReport.class, CampaignReport.class, FailedMessage.class,
			RejectedMessage.class })
	void reportsCanBeWrittenAsJson(Class<?> type) throws NoSuchMethodException {
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(type.getDeclaredMethod("json")))
			.accepts(this.hints);
	}

}
