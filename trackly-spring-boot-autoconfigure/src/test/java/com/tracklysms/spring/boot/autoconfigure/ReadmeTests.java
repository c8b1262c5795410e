package com.tracklysms.spring.boot.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tracklysms.spring.error.DefaultTracklyExceptionTranslator;
import com.tracklysms.spring.error.IndeterminateTracklyException;
import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.error.TracklyErrorResponse;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TransientTracklyException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatusCode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the tables of the README are true.
 */
class ReadmeTests {

	/**
	 * Names of observations and meters, which look like properties.
	 */
	private static final Set<String> OBSERVED = Set.of("trackly.send", "trackly.send.bulk", "trackly.send.raw",
			"trackly.send.raw.bulk", "trackly.send.all", "trackly.send.all.batch", "trackly.lists", "trackly.messages",
			"trackly.rate.limited");

	private static final Path README = Path.of("..", "README.md");

	@Test
	void propertyTableHasEachPropertyWithItsDefault() throws IOException {
		Map<String, String> documented = new TreeMap<>();
		rows("| property | default | |")
			.forEach((row) -> documented.put(code(row.get(0)), code(row.get(1)).replaceFirst("\\.0$", "")));
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

	@Test
	void everyPropertyTheReadmeNamesExists() throws IOException {
		List<String> named = Pattern.compile("(?<=[`\"])(management\\.(health|info)\\.)?trackly(\\.[a-z-]+)+(?=[`=\"])")
			.matcher(Files.readString(README))
			.results()
			.map((match) -> match.group())
			.filter((name) -> !OBSERVED.contains(name))
			.toList();
		assertThat(metadata()).containsKeys(named.toArray(String[]::new));
	}

	@Test
	void errorTableSaysWhatTheTranslatorDoes() throws IOException {
		List<List<String>> rows = rows("| code | status | exception | retried |");
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
			.containsAll(Arrays.stream(TracklyErrorCode.values()).map(TracklyErrorCode::getCode).toList());
	}

	@Test
	void tableOfFailuresWithoutAnAnswerNamesTheirAxes() throws Exception {
		for (List<String> row : rows("| what happened | exception | retried |")) {
			Class<?> type = Class.forName("com.tracklysms.spring.error." + code(row.get(1)));
			boolean certain = TransientTracklyException.class.isAssignableFrom(type);
			assertThat(certain || IndeterminateTracklyException.class.isAssignableFrom(type)).isTrue();
			if (!type.getSimpleName().contains("Interrupted")) {
				assertThat(row.get(2)).isEqualTo(certain ? "yes" : "only with `trackly.retry.indeterminate`");
			}
		}
	}

	private String retried(TracklyException exception) {
		if (exception instanceof IndeterminateTracklyException) {
			return "only with `trackly.retry.indeterminate`";
		}
		return (exception instanceof TransientTracklyException) ? "yes" : "no";
	}

	private int[] statuses(String cell) {
		return switch (cell) {
			case "any" -> new int[] { 400, 404, 418, 500 };
			case "anything else" -> new int[] { 301, 307, 402, 409, 413, 418, 499 };
			case "500 to 599" -> new int[] { 500, 503, 599 };
			default -> Stream.of(cell.split(" or ")).mapToInt(Integer::parseInt).toArray();
		};
	}

	/**
	 * Return the cells of the rows below a header.
	 */
	private List<List<String>> rows(String header) throws IOException {
		List<String> lines = Files.readAllLines(README);
		int start = lines.indexOf(header);
		assertThat(start).as("Table " + header).isPositive();
		List<List<String>> rows = lines.stream()
			.skip(start + 2)
			.takeWhile((line) -> line.startsWith("|"))
			.map((line) -> Stream.of(line.substring(1).split("\\|")).map(String::trim).toList())
			.toList();
		assertThat(rows).isNotEmpty();
		return rows;
	}

	private String code(String cell) {
		return cell.replace("`", "");
	}

}
