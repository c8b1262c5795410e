package com.tracklysms.spring.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * {@link ObservationConvention} for calls of the Trackly client. A bean of this type
 * replaces the default one.
 * <p>
 * {@link #getName()} is the name of the observations of all operations; if it is
 * {@code null}, the default name of each operation is used.
 *
 * @since 0.1.0
 * @see DefaultTracklyObservationConvention
 */
public interface TracklyObservationConvention extends ObservationConvention<TracklyObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof TracklyObservationContext;
	}

}
