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

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import com.tracklysms.spring.error.NonTransientTracklyException;
import com.tracklysms.spring.error.TracklyErrorCategory;
import com.tracklysms.spring.message.SendTotals;
import com.tracklysms.spring.observation.TracklyObservationContext;
import com.tracklysms.spring.observation.TracklyObservationDocumentation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Observation of one call, which never affects the call. It may be stopped more than
 * once, since subscribers may cancel a call that has ended.
 */
public final class CallObservation {

	/**
	 * Observation of a call that is not observed.
	 */
	public static final CallObservation NONE = new CallObservation(null, null, ObservationRegistry.NOOP, null);

	private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

	private final @Nullable Operation operation;

	private final @Nullable Observation observation;

	private final ObservationRegistry registry;

	/**
	 * Parent of the observations during the call: this observation, or the current one of
	 * the calling code if this one is disabled.
	 */
	private final @Nullable Observation parent;

	private final AtomicBoolean stopped = new AtomicBoolean();

	private CallObservation(@Nullable Operation operation, @Nullable Observation observation,
			ObservationRegistry registry, @Nullable Observation parent) {
		this.operation = operation;
		this.observation = observation;
		this.registry = registry;
		this.parent = parent;
	}

	static CallObservation of(Operation operation, Observation observation, ObservationRegistry registry) {
		return new CallObservation(operation, observation, registry, observation);
	}

	/**
	 * Return the observation of a call that is not observed itself, unlike the calling
	 * code and the exchanges.
	 */
	static CallObservation below(Observation parent, ObservationRegistry registry) {
		return new CallObservation(null, null, registry, parent);
	}

	/**
	 * Return a Reactor context in which this observation is the parent of further ones.
	 */
	public Context within(Context context) {
		return (this.observation != null) ? context.put(ObservationThreadLocalAccessor.KEY, this.observation) : context;
	}

	/**
	 * Make this observation the parent of those of a source.
	 */
	public <T> Mono<T> around(Mono<T> source) {
		return (this.parent != null) ? new ObservedMono<>(source, this.parent, this.registry) : source;
	}

	/**
	 * Run an action on the calling thread, with this observation as the parent of those
	 * of the action.
	 */
	public <T> T scoped(Supplier<T> action) {
		return (this.observation != null) ? ObserverGuard.within(this.observation, action) : action.get();
	}

	/**
	 * Signal the start of a further attempt.
	 */
	public void retry() {
		event(TracklyObservationDocumentation.Events.RETRY);
	}

	/**
	 * Signal that the call waits, or has waited. The time for getting a turn immediately
	 * does not count as a wait.
	 */
	public void waits(Duration duration) {
		if (this.observation != null && duration.compareTo(SHORTEST_WAIT) >= 0) {
			event(Observation.Event.of(TracklyObservationDocumentation.Events.WAIT.getName(),
					"wait " + duration.toMillis() + " ms"));
		}
	}

	/**
	 * Signal an answer with status 429.
	 */
	public void rateLimited() {
		event(TracklyObservationDocumentation.Events.RATE_LIMITED);
	}

	/**
	 * Record the success of the call.
	 * @param totals the number of messages by outcome
	 * @param messageId the id of a message that was sent on its own, or {@code null}
	 */
	public void succeeded(SendTotals totals, @Nullable String messageId) {
		ended(totals);
		TracklyObservationContext context = context();
		if (context != null && messageId != null) {
			context.setMessageId(messageId);
		}
		completed();
	}

	/**
	 * Record the failure of the call.
	 * @param messages the number of messages to send
	 */
	public void failed(Throwable failure, int messages) {
		error(failure);
		if (isRefusalOfMessage(failure)) {
			ended(new SendTotals(0, messages, 0, 0));
		}
		else {
			ended(failed(messages, TracklyErrorCategory.of(failure).mayBeAccepted()));
		}
	}

	private boolean isRefusalOfMessage(Throwable failure) {
		return this.operation != null && this.operation.single()
				&& failure instanceof NonTransientTracklyException exception && !exception.concernsAccount();
	}

	/**
	 * Record the cancellation of the call.
	 * @param messages the number of messages to send
	 * @param nothingSent whether it is certain that no message was accepted
	 */
	public void cancelled(int messages, boolean nothingSent) {
		if (!this.stopped.get()) {
			ended(failed(messages, !nothingSent));
		}
	}

	private SendTotals failed(int messages, boolean mayBeAccepted) {
		return mayBeAccepted ? new SendTotals(0, 0, 0, messages) : new SendTotals(0, 0, messages, 0);
	}

	/**
	 * Record the number of messages by outcome.
	 */
	public void ended(SendTotals totals) {
		TracklyObservationContext context = context();
		if (context != null) {
			context.setMessages(totals.queued(), totals.rejected(), totals.unsent(), totals.unknown());
		}
	}

	/**
	 * Mark the call as successfully completed.
	 */
	public void completed() {
		TracklyObservationContext context = context();
		if (context != null) {
			context.setCompleted();
		}
	}

	private @Nullable TracklyObservationContext context() {
		return (this.observation != null) ? (TracklyObservationContext) this.observation.getContext() : null;
	}

	/**
	 * Record a failure without changing the number of messages by outcome.
	 */
	public void error(Throwable failure) {
		Observation observation = this.observation;
		if (observation != null) {
			ObserverGuard.run(() -> observation.error(failure));
		}
	}

	/**
	 * Stop the observation.
	 */
	public void stop() {
		Observation observation = this.observation;
		if (observation != null && this.stopped.compareAndSet(false, true)) {
			ObserverGuard.run(observation::stop);
		}
	}

	private void event(Observation.Event event) {
		Observation observation = this.observation;
		if (observation != null) {
			ObserverGuard.run(() -> observation.event(event));
		}
	}

}
