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
 * Lets one after the other do something that takes its time, in the order in which they
 * came and without holding a thread.
 */
final class FairQueue {

	private final Deque<Place> waiting = new ArrayDeque<>();

	private @Nullable Place inside;

	/**
	 * Do something alone.
	 * @param action what to do; the next one begins when it has ended in any way
	 * @param longestWait how long to wait for the turn; after that a
	 * {@link TimeoutException}
	 */
	<T> Mono<T> alone(Supplier<Mono<T>> action, Duration longestWait) {
		return Mono.usingWhen(enter(longestWait), (place) -> action.get(),
				(place) -> Mono.fromRunnable(() -> leave(place)));
	}

	/**
	 * Return the number of those who wait.
	 */
	synchronized int length() {
		return this.waiting.size();
	}

	private Mono<Place> enter(Duration longestWait) {
		return Mono.create((sink) -> {
			Place place = new Place(sink);
			boolean first = isFirst(place);
			// Also the one that is called in this moment, who would not hear of it
			sink.onCancel(() -> leave(place));
			if (first) {
				sink.success(place);
			}
			else {
				sink.onDispose(Schedulers.parallel()
					.schedule(() -> giveUp(place), TimeUnit.NANOSECONDS.convert(longestWait), TimeUnit.NANOSECONDS));
			}
		});
	}

	private synchronized boolean isFirst(Place place) {
		if (this.inside == null) {
			this.inside = place;
			return true;
		}
		this.waiting.add(place);
		return false;
	}

	/**
	 * The next one is called on a thread of its own: what it does then may take its time,
	 * and must hold up neither the one that leaves nor those behind it.
	 */
	private void leave(Place place) {
		Place next = nextAfter(place);
		if (next != null) {
			Schedulers.parallel().schedule(() -> next.sink.success(next));
		}
	}

	private synchronized @Nullable Place nextAfter(Place place) {
		if (this.inside != place) {
			this.waiting.remove(place);
			return null;
		}
		this.inside = this.waiting.poll();
		return this.inside;
	}

	private void giveUp(Place place) {
		boolean waited;
		synchronized (this) {
			waited = this.waiting.remove(place);
		}
		if (waited) {
			place.sink.error(new TimeoutException("Turn did not come in time"));
		}
	}

	/**
	 * The place of one in the queue.
	 */
	private static final class Place {

		private final MonoSink<Place> sink;

		Place(MonoSink<Place> sink) {
			this.sink = sink;
		}

	}

}
