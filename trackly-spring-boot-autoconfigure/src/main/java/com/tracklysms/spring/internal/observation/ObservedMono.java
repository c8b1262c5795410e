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

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;

/**
 * Makes an observation the parent of those of a source: in the context of the subscriber,
 * and on the subscribing thread, which tracers use first.
 *
 * @param <T> the type of the element
 */
final class ObservedMono<T> extends MonoOperator<T, T> {

	private final Observation observation;

	private final ObservationRegistry registry;

	ObservedMono(Mono<? extends T> source, Observation observation, ObservationRegistry registry) {
		super(source.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, observation)));
		this.observation = observation;
		this.registry = registry;
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> actual) {
		if (this.observation == this.registry.getCurrentObservation()) {
			this.source.subscribe(actual);
			return;
		}
		ObserverGuard.within(this.observation, () -> {
			this.source.subscribe(actual);
			return actual;
		});
	}

}
