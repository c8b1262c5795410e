package com.tracklysms.benchmark.report;

import java.util.List;

import com.tracklysms.benchmark.measure.Measurement;
import com.tracklysms.benchmark.measure.Series;
import org.jspecify.annotations.Nullable;

/**
 * What observed rows have come to, as ratios to the same rows without observations, as
 * text for people.
 */
public final class ObservedTable {

	private final TextTable table = new TextTable("row", "rate : unobserved", "CPU : unobserved", "bytes : unobserved");

	private boolean empty = true;

	/**
	 * Add a row, if both were measured.
	 */
	public void add(String label, Series<Measurement> observed, @Nullable Series<Measurement> unobserved) {
		if (unobserved != null) {
			this.table.add(Costs.line(List.of(label), Costs.ratios(observed, unobserved).subList(0, 3), List.of()));
			this.empty = false;
		}
	}

	/**
	 * Return the table with an empty line before it, or nothing if it has no rows.
	 */
	public String render(boolean markdown) {
		return this.empty ? "" : "\n" + this.table.render(markdown);
	}

}
