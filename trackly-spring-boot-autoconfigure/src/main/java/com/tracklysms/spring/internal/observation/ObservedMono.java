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
