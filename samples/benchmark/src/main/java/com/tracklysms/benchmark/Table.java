package com.tracklysms.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Results as text for people.
 */
final class Table {

	private static final List<String> HEADER = List.of("row", "threads", "requests/s", "CPU us/call", "bytes/call",
			"requests/s : bare", "CPU : bare", "bytes : bare", "spread of CPU");

	private final Results results;

	Table(Results results) {
		this.results = results;
	}

	String render(boolean markdown) {
		List<List<String>> lines = new ArrayList<>();
		lines.add(HEADER);
		this.results.threads().forEach((threads) -> addLines(lines, threads));
		int[] widths = IntStream.range(0, HEADER.size())
			.map((column) -> lines.stream().mapToInt((line) -> line.get(column).length()).max().orElse(0))
			.toArray();
		if (markdown) {
			lines.add(1, IntStream.of(widths).mapToObj("-"::repeat).toList());
		}
		return lines.stream().map((line) -> format(line, widths, markdown)).collect(Collectors.joining("\n", "", "\n"))
				+ notes();
	}

	private void addLines(List<List<String>> lines, int threads) {
		Series baseline = this.results.find(Row.BARE, threads);
		this.results.rows(threads).forEach((row, series) -> lines.add(cells(row, threads, series, baseline)));
	}

	private List<String> cells(Row row, int threads, Series series, @Nullable Series baseline) {
		return List.of(row.label(), Integer.toString(threads),
				number("%,.0f", series.median(Measurement::requestsPerSecond)),
				number("%.1f", series.median(Measurement::cpuMicrosPerCall)),
				number("%,.0f", series.median(Measurement::bytesPerCall)),
				ratio(series, baseline, Measurement::requestsPerSecond),
				ratio(series, baseline, Measurement::cpuMicrosPerCall),
				ratio(series, baseline, Measurement::bytesPerCall),
				number("%.0f %%", 100 * series.spread(Measurement::cpuMicrosPerCall)));
	}

	private String ratio(Series series, @Nullable Series baseline, ToDoubleFunction<Measurement> figure) {
		return (baseline != null) ? number("%.2f", series.medianRatio(baseline, figure)) : "-";
	}

	private String number(String format, double value) {
		return String.format(Locale.ROOT, format, value);
	}

	private String format(List<String> line, int[] widths, boolean markdown) {
		List<String> cells = IntStream.range(0, line.size())
			.mapToObj((column) -> pad(line.get(column), widths[column], column > 0))
			.toList();
		return markdown ? "| " + String.join(" | ", cells) + " |" : String.join("  ", cells);
	}

	private String pad(String cell, int width, boolean right) {
		String space = " ".repeat(width - cell.length());
		return right ? space + cell : cell + space;
	}

	/**
	 * A thread that ended takes the number of its bytes with it.
	 */
	private String notes() {
		return this.results.threads()
			.stream()
			.flatMap((threads) -> this.results.rows(threads)
				.entrySet()
				.stream()
				.filter((entry) -> entry.getValue().lostThreads() > 0)
				.map((entry) -> "Bytes of '%s' at %d threads are a lower bound: %d threads ended in its rounds%n"
					.formatted(entry.getKey().label(), threads, entry.getValue().lostThreads())))
			.collect(Collectors.joining());
	}

}
