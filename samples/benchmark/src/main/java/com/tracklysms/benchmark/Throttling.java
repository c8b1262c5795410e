package com.tracklysms.benchmark;

import java.util.Arrays;

import com.tracklysms.spring.TracklyTemplateBuilder;

/**
 * How a template can deal with the limit of the API. The only place that knows how that
 * is set.
 */
enum Throttling {

	/**
	 * Each caller waits after a refusal of its own, and knows nothing of the others.
	 */
	PER_CALLER("per-caller", "backoff per caller"),

	/**
	 * What an application gets from the starter.
	 */
	ADAPTIVE("adaptive", "adaptive (default)"),

	/**
	 * The limit is known and set.
	 */
	CONFIGURED("configured", "configured limit");

	private final String id;

	private final String label;

	Throttling(String id, String label) {
		this.id = id;
		this.label = label;
	}

	static Throttling of(String id) {
		return Arrays.stream(values()).filter((throttling) -> throttling.id.equals(id)).findFirst().orElseThrow();
	}

	String id() {
		return this.id;
	}

	String label() {
		return this.label;
	}

	TracklyTemplateBuilder apply(TracklyTemplateBuilder builder, int perSecond) {
		// Nothing to set yet: all of them are the first
		return builder;
	}

}
