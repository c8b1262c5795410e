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
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tracklysms.spring.boot.autoconfigure.TracklyProperties;
import com.tracklysms.spring.internal.http.DefaultTracklyExceptionTranslator;
import com.tracklysms.spring.error.IndeterminateTracklyException;
import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.TracklyErrorCategory;
import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.error.TracklyErrorResponse;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TransientTracklyException;
import com.tracklysms.spring.internal.protocol.SendOperations;
import com.tracklysms.spring.observation.TracklyObservationDocumentation.HighCardinalityKeyNames;
import com.tracklysms.spring.observation.TracklyObservationDocumentation.LowCardinalityKeyNames;
import io.micrometer.common.docs.KeyName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatusCode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the tables of the documentation are true.
 */
class DocsTablesTests {

	/**
	 * Names of observations and meters, which look like properties.
	 */
	private static final Set<String> OBSERVED = Set.of("trackly.send", "trackly.send.bulk", "trackly.send.raw",
			"trackly.send.raw.bulk", "trackly.send.all", "trackly.send.all.batch", "trackly.lists", "trackly.contacts",
			"trackly.phone", "trackly.links", "trackly.messages", "trackly.rate.limited", "trackly.retries");

	/**
	 * Properties of the simulator, whose own tests look at them.
	 */
	private static final String SIMULATOR = "trackly.simulator.";

	private static final Set<String> OBSERVED_WEBHOOK = Set.of("trackly.webhook", "trackly.webhook.active",
			"trackly.webhook.lag", "trackly.webhook.refused");

	private static final Set<String> OBSERVED_BATCH = Set.of("trackly.batch.items");

	private static final MarkdownPage ERRORS = MarkdownPage.manual("errors-and-retries.md");

	private static final MarkdownPage RESOURCES = MarkdownPage.manual("resources.md");

	private static final MarkdownPage OBSERVING = MarkdownPage.manual("observing.md");

	static List<MarkdownPage> pages() {
		return MarkdownPage.all();
	}

	@Test
	void propertyTableHasEachPropertyWithItsDefault() throws IOException {
		Map<String, String> documented = new TreeMap<>();
		MarkdownPage.manual("properties.md")
			.table("| property | default | |")
			.forEach((row) -> documented.put(code(row.get(0)),
					code(row.get(1)).replaceFirst("\\.0$", "").toLowerCase(Locale.ROOT)));
		assertThat(documented).isEqualTo(metadata());
	}

	private Map<String, String> metadata() throws IOException {
		Map<String, String> defaults = new TreeMap<>();
		try (InputStream metadata = TracklyProperties.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			for (JsonNode property : JsonMapper.shared().readTree(metadata).get("properties")) {
				defaults.put(property.get("name").asString(),
						property.path("defaultValue").asString("").toLowerCase(Locale.ROOT));
			}
		}
		return defaults;
	}

	@ParameterizedTest
	@MethodSource("pages")
	void everyPropertyThatIsNamedExists(MarkdownPage page) throws IOException {
		List<String> named = Pattern.compile("(?<=[`\"])(management\\.(health|info)\\.)?trackly(\\.[a-z-]+)+(?=[`=\"])")
			.matcher(String.join("\n", page.lines()))
			.results()
			.map((match) -> match.group())
			.filter((name) -> !OBSERVED.contains(name) && !OBSERVED_WEBHOOK.contains(name)
					&& !OBSERVED_BATCH.contains(name))
			.filter((name) -> !name.startsWith(SIMULATOR))
			.toList();
		assertThat(metadata().keySet()).containsAll(named);
	}

	@Test
	void categoryTableNamesEachCategoryWithItsType() throws ClassNotFoundException {
		Map<String, String> documented = new TreeMap<>();
		for (List<String> row : ERRORS.table("| type | category | what is certain | what to do |")) {
			Class<?> type = Class.forName("com.tracklysms.spring.error." + code(row.get(0)));
			assertThat(type.getSuperclass()).isEqualTo(TracklyException.class);
			documented.put(code(row.get(1)), type.getSimpleName().toUpperCase(Locale.ROOT));
		}
		assertThat(documented.keySet())
			.isEqualTo(Arrays.stream(TracklyErrorCategory.values()).map(Enum::name).collect(Collectors.toSet()));
		documented.forEach((category, type) -> assertThat(type).startsWith(category.replace("_", "")));
	}

	@Test
	void errorTableSaysWhatTheTranslatorDoes() {
		List<List<String>> rows = Stream.of(ERRORS, RESOURCES)
			.flatMap((page) -> page.table("| code | status | exception | retried |").stream())
			.toList();
		for (List<String> row : rows) {
			for (int status : statuses(row.get(1))) {
				String code = row.get(0).startsWith("`") ? code(row.get(0)) : "some_other";
				TracklyException exception = new DefaultTracklyExceptionTranslator()
					.translate(new TracklyErrorResponse(HttpStatusCode.valueOf(status), code, null, null));
				assertThat(exception.getClass().getSimpleName()).as(row.toString()).isEqualTo(code(row.get(2)));
				assertThat(retried(exception)).as(row.toString()).isEqualTo(row.get(3));
			}
		}
		assertThat(rows.stream().map((row) -> row.get(0).replace("`", "")))
			.doesNotContainAnyElementsOf(codesOfContacts());
		Stream<String> codes = Stream.concat(rows.stream().map((row) -> code(row.get(0))), codesOfContacts().stream())
			.filter((code) -> !code.startsWith("other"));
		assertThat(codes).containsExactlyInAnyOrderElementsOf(
				Arrays.stream(TracklyErrorCode.values()).map(TracklyErrorCode::getCode).toList());
	}

	private List<String> codesOfContacts() {
		return RESOURCES.table("| code of a contact | says |").stream().map((row) -> code(row.get(0))).toList();
	}

	private String retried(TracklyException exception) {
		return switch (exception.getCategory()) {
			case TRANSIENT ->
				(exception instanceof TracklyConnectionException never && never.isPersistent()) ? "no" : "yes";
			case NON_TRANSIENT -> "no";
			case INDETERMINATE -> "only with `trackly.retry.indeterminate`";
		};
	}

	private int[] statuses(String cell) {
		return switch (cell) {
			case "any" -> new int[] { 400, 404, 418, 500 };
			case "anything else" -> new int[] { 301, 307, 405, 409, 413, 418, 422, 451 };
			case "below 200 or above 599" -> new int[] { 100, 103, 600, 999 };
			case "500 to 599" -> new int[] { 500, 503, 599 };
			default -> Stream.of(cell.split(", | or ")).mapToInt(Integer::parseInt).toArray();
		};
	}

	@Test
	void tableOfFailuresWithoutAnAnswerNamesTheirCategories() throws ClassNotFoundException {
		List<List<String>> rows = ERRORS.table("| what happened | exception | retried |");
		assertThat(rows).isNotEmpty();
		for (List<String> row : rows) {
			Class<?> type = Class.forName("com.tracklysms.spring.error." + code(row.get(1)));
			boolean certain = TransientTracklyException.class.isAssignableFrom(type);
			assertThat(certain || IndeterminateTracklyException.class.isAssignableFrom(type)).isTrue();
			if (!type.getSimpleName().contains("Interrupted") && !isFinal(row.get(0))) {
				assertThat(row.get(2)).isEqualTo(certain ? "yes" : "only with `trackly.retry.indeterminate`");
			}
			else {
				assertThat(row.get(2)).isEqualTo("no");
			}
		}
	}

	/**
	 * Return whether nothing is repeated although the type of the exception permits it.
	 */
	private boolean isFinal(String whatHappened) {
		return whatHappened.contains("`isPersistent()`") || whatHappened.contains("application");
	}

	@Test
	void observationTablesNameEachObservationAndKey() {
		Set<String> observations = new TreeSet<>();
		OBSERVING.table("| observation | of |")
			.forEach((row) -> Pattern.compile("`(trackly[a-z.]+)`")
				.matcher(String.join(" ", row))
				.results()
				.forEach((match) -> observations.add(match.group(1))));
		OBSERVING.table("| meter | counts | tags |").forEach((row) -> observations.add(code(row.get(0))));
		assertThat(observations).isEqualTo(OBSERVED)
			.contains(SendOperations.SEND.observationName(), SendOperations.SEND_BULK.observationName(),
					SendOperations.SEND_RAW.observationName(), SendOperations.SEND_RAW_BULK.observationName());
		assertThat(OBSERVING.table("| key | values |").stream().map((row) -> code(row.get(0)).split(" ")[0]))
			.containsExactlyInAnyOrderElementsOf(
					Stream.<KeyName[]>of(LowCardinalityKeyNames.values(), HighCardinalityKeyNames.values())
						.flatMap(Arrays::stream)
						.map(KeyName::asString)
						.toList());
	}

	private String code(String cell) {
		return cell.replace("`", "");
	}

}
