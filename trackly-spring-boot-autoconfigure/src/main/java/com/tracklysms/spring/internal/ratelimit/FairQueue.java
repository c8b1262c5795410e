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

package com.tracklysms.spring.internal.ratelimit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/**
 * Runs asynchronous actions one after the other, in the order of their arrival and
 * without blocking threads.
 */
final class FairQueue {

	private final Deque<Place> waiting = new ArrayDeque<>();

	private @Nullable Place active;

	/**
	 * Run an action exclusively.
	 * @param action the action; the next one starts when it completes, fails or is
	 * cancelled
	 * @param longestWait the longest time to wait for the start of the action
	 * @return the result of the action, or a {@link TimeoutException} if it did not start
	 * in time
	 */
	<T> Mono<T> alone(Supplier<Mono<T>> action, Duration longestWait) {
		return Mono.usingWhen(enter(longestWait), (place) -> action.get(),
				(place) -> Mono.fromRunnable(() -> leave(place)));
	}

	/**
	 * Return the number of waiting actions.
	 */
	synchronized int length() {
		return this.waiting.size();
	}

	private Mono<Place> enter(Duration longestWait) {
		return Mono.create((sink) -> {
			Place place = new Place(sink);
			boolean first = isFirst(place);
			// Also covers a place that is served concurrently with its cancellation
			sink.onCancel(() -> leave(place));
			if (first) {
				sink.success(place);
			}
			else {
				sink.onDispose(Schedulers.parallel()
					.schedule(() -> timeOut(place), TimeUnit.NANOSECONDS.convert(longestWait), TimeUnit.NANOSECONDS));
			}
		});
	}

	private synchronized boolean isFirst(Place place) {
		if (this.active == null) {
			this.active = place;
			return true;
		}
		this.waiting.add(place);
		return false;
	}

	/**
	 * The next action is started on another thread, since it may take some time and must
	 * delay neither the action that has ended nor the others.
	 */
	private void leave(Place place) {
		Place next = nextAfter(place);
		if (next != null) {
			Schedulers.parallel().schedule(() -> next.sink.success(next));
		}
	}

	private synchronized @Nullable Place nextAfter(Place place) {
		if (this.active != place) {
			this.waiting.remove(place);
			return null;
		}
		this.active = this.waiting.poll();
		return this.active;
	}

	private void timeOut(Place place) {
		boolean waited;
		synchronized (this) {
			waited = this.waiting.remove(place);
		}
		if (waited) {
			place.sink.error(new TimeoutException("Turn did not come in time"));
		}
	}

	private static final class Place {

		private final MonoSink<Place> sink;

		Place(MonoSink<Place> sink) {
			this.sink = sink;
		}

	}

}
