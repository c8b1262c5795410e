package com.tracklysms.spring;

import java.util.function.UnaryOperator;

import com.tracklysms.spring.internal.retry.Timing;

/**
 * Opens the timing of a builder to tests in other packages.
 */
public final class BuilderTiming {

	private BuilderTiming() {
	}

	public static TracklyTemplateBuilder change(TracklyTemplateBuilder builder, UnaryOperator<Timing> change) {
		return builder.timing(change);
	}

}
