package com.tracklysms.spring;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Lets one after the other do something that takes its time, in the order in which they
 * came and without holding a thread.
 */
final class FairQueue {

	private final Deque<Place> waiting = new ArrayDeque<>();

	private final AtomicInteger draining = new AtomicInteger();

	private @Nullable Place inside;

	/**
	 * Do something alone.
	 * @param action what to do; the next one begins when it has ended in any way
	 */
	<T> Mono<T> alone(Supplier<Mono<T>> action) {
		return Mono.usingWhen(enter(), (place) -> action.get(), (place) -> Mono.fromRunnable(() -> leave(place)));
	}

	/**
	 * Return the number of those who wait.
	 */
	synchronized int length() {
		return this.waiting.size();
	}

	private Mono<Place> enter() {
		return Mono.create((sink) -> {
			Place place = new Place(sink);
			synchronized (this) {
				this.waiting.add(place);
			}
			// Also the one that is called in this moment, who would not hear of it
			sink.onCancel(() -> leave(place));
			drain();
		});
	}

	private void leave(Place place) {
		synchronized (this) {
			this.waiting.remove(place);
			this.inside = (this.inside == place) ? null : this.inside;
		}
		drain();
	}

	/**
	 * A loop instead of one calling the next, which could be any number.
	 */
	private void drain() {
		if (this.draining.getAndIncrement() != 0) {
			return;
		}
		int missed = 1;
		do {
			for (Place next = next(); next != null; next = next()) {
				next.sink.success(next);
			}
			missed = this.draining.addAndGet(-missed);
		}
		while (missed != 0);
	}

	private synchronized @Nullable Place next() {
		if (this.inside != null) {
			return null;
		}
		this.inside = this.waiting.poll();
		return this.inside;
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
