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

import java.util.Arrays;

import com.tracklysms.spring.observation.TracklyObservationDocumentation.LowCardinalityKeyNames;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;

/**
 * {@link MeterFilter} that leaves out the counters which Micrometer makes of the events
 * of an observation. Events happen before a call ends, so that these counters would never
 * have its outcome; {@link TracklyMeterObservationHandler} counts what is worth counting.
 *
 * @since 0.1.0
 */
public class TracklyMeterFilter implements MeterFilter {

	@Override
	public MeterFilterReply accept(Meter.Id id) {
		return (id.getType() == Meter.Type.COUNTER && isEvent(id.getName()) && hasKeysOfObservation(id))
				? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
	}

	private boolean isEvent(String name) {
		return Arrays.stream(TracklyObservationDocumentation.Events.values())
			.anyMatch((event) -> name.endsWith("." + event.getName()));
	}

	private boolean hasKeysOfObservation(Meter.Id id) {
		return Arrays.stream(LowCardinalityKeyNames.values()).allMatch((key) -> id.getTag(key.asString()) != null);
	}

	@Override
	public String toString() {
		return "TracklyMeterFilter";
	}

}
