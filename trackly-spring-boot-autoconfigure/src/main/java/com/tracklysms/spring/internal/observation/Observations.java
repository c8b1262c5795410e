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

package com.tracklysms.spring.internal.observation;

import java.util.Locale;

import com.tracklysms.spring.observation.DefaultTracklyObservationConvention;
import com.tracklysms.spring.observation.TracklyObservationContext;
import com.tracklysms.spring.observation.TracklyObservationConvention;
import com.tracklysms.spring.settings.TracklyApiVersion;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * Starts the observations of calls.
 */
public final class Observations {

	private final ObservationRegistry registry;

	private final @Nullable TracklyObservationConvention convention;

	private final TracklyApiVersion apiVersion;

	public Observations(ObservationRegistry registry, @Nullable TracklyObservationConvention convention,
			TracklyApiVersion apiVersion) {
		this.registry = registry;
		this.convention = convention;
		this.apiVersion = apiVersion;
	}

	/**
	 * Start the observation of a call on the calling thread.
	 */
	public CallObservation start(Operation operation) {
		return start(operation, this.registry.getCurrentObservation());
	}

	/**
	 * Start the observation of a call of a subscriber.
	 */
	public CallObservation start(Operation operation, ContextView context) {
		Observation parent = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
		return start(operation, (parent != null) ? parent : this.registry.getCurrentObservation());
	}

	private CallObservation start(Operation operation, @Nullable Observation parent) {
		if (this.registry.isNoop()) {
			return CallObservation.NONE;
		}
		TracklyApiVersion version = (operation.apiVersion() != null) ? operation.apiVersion() : this.apiVersion;
		TracklyObservationContext context = new TracklyObservationContext(operation.name(),
				version.name().toLowerCase(Locale.ROOT));
		Observation observation = operation.documentation()
			.observation(conventionFor(operation), new DefaultTracklyObservationConvention(operation.observationName()),
					() -> context, this.registry);
		if (observation.isNoop()) {
			return (parent != null) ? CallObservation.below(parent, this.registry) : CallObservation.NONE;
		}
		start(observation, parent);
		return CallObservation.of(operation, observation, this.registry);
	}

	/**
	 * Tracers use the current observation of the thread rather than the parent, and the
	 * two may differ.
	 */
	private void start(Observation observation, @Nullable Observation parent) {
		observation.parentObservation(parent);
		if (parent == null || parent == this.registry.getCurrentObservation()) {
			ObserverGuard.run(observation::start);
		}
		else {
			ObserverGuard.within(parent, () -> {
				ObserverGuard.run(observation::start);
				return observation;
			});
		}
	}

	private @Nullable TracklyObservationConvention conventionFor(Operation operation) {
		return (this.convention != null && this.convention.getName() == null)
				? new Named(operation.observationName(), this.convention) : this.convention;
	}

	/**
	 * Convention of the application with the default name of an operation.
	 */
	private record Named(String name, TracklyObservationConvention convention) implements TracklyObservationConvention {

		@Override
		public String getName() {
			return this.name;
		}

		@Override
		public @Nullable String getContextualName(TracklyObservationContext context) {
			return this.convention.getContextualName(context);
		}

		@Override
		public KeyValues getLowCardinalityKeyValues(TracklyObservationContext context) {
			return this.convention.getLowCardinalityKeyValues(context);
		}

		@Override
		public KeyValues getHighCardinalityKeyValues(TracklyObservationContext context) {
			return this.convention.getHighCardinalityKeyValues(context);
		}

	}

}
