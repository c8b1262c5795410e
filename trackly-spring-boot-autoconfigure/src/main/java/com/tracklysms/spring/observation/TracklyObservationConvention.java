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
