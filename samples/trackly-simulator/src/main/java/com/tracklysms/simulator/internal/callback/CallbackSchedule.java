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

package com.tracklysms.simulator.internal.callback;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.tracklysms.simulator.internal.callback.CallbackOutcome.Next;
import org.jspecify.annotations.Nullable;

/**
 * The callbacks to come, by a time that passes by itself and can be moved forward.
 */
final class CallbackSchedule {

	static final int CAPACITY = 100_000;

	private final long start = System.nanoTime();

	private final PriorityQueue<Entry> waiting = new PriorityQueue<>(
			Comparator.comparing(Entry::due).thenComparing(Entry::sequence));

	private final Set<Entry> running = new HashSet<>();

	private Duration advanced = Duration.ZERO;

	private long sequence;

	private long firstSequence;

	private long droppedCount;

	private boolean closed;

	/**
	 * Add a callback, or drop it if there is no room.
	 * @param next the callback and its time from now
	 */
	synchronized void add(Next next) {
		add(now(), next);
	}

	private void add(Duration base, Next next) {
		if (this.closed) {
			return;
		}
		if (this.waiting.size() + this.running.size() >= CAPACITY) {
			this.droppedCount++;
			return;
		}
		Entry entry = new Entry(base.plus(next.delay()), this.sequence++, next.task());
		this.waiting.add(entry);
		if (this.waiting.peek() == entry) {
			notifyAll();
		}
	}

	/**
	 * Take the next callback once it is due.
	 * @return the callback, {@code null} if the schedule was closed
	 * @throws InterruptedException if the wait is interrupted
	 */
	synchronized @Nullable Entry take() throws InterruptedException {
		while (!this.closed) {
			Entry first = this.waiting.peek();
			if (first == null) {
				wait();
			}
			else if (first.due().compareTo(now()) <= 0) {
				return startFirst();
			}
			else {
				TimeUnit.NANOSECONDS.timedWait(this, first.due().minus(now()).toNanos());
			}
		}
		return null;
	}

	/**
	 * Take the next callback that is due up to a time, now. Wait while another may follow
	 * those under way.
	 * @param time the time
	 * @return the callback, {@code null} if there is none
	 * @throws InterruptedException if the wait is interrupted
	 */
	synchronized @Nullable Entry take(Duration time) throws InterruptedException {
		while (true) {
			Entry first = this.waiting.peek();
			if (first != null && first.due().compareTo(time) <= 0) {
				return startFirst();
			}
			if (this.running.stream().noneMatch((entry) -> entry.due().compareTo(time) <= 0)) {
				return null;
			}
			wait();
		}
	}

	private Entry startFirst() {
		Entry first = this.waiting.remove();
		this.running.add(first);
		return first;
	}

	/**
	 * Replace a callback under way by those that follow it.
	 * @param entry the callback
	 * @param next what follows, the first of which has its place for sure
	 */
	synchronized void end(Entry entry, List<Next> next) {
		this.running.remove(entry);
		if (entry.sequence() >= this.firstSequence) {
			// From when it was due, so that moving the time at once or in steps is the
			// same
			next.forEach((each) -> add(entry.due(), each));
		}
		notifyAll();
	}

	synchronized Duration now() {
		return Duration.ofNanos(System.nanoTime() - this.start).plus(this.advanced);
	}

	synchronized void advance(Duration duration) {
		this.advanced = this.advanced.plus(duration);
		notifyAll();
	}

	synchronized int getWaitingCount() {
		return this.waiting.size();
	}

	synchronized long getDroppedCount() {
		return this.droppedCount;
	}

	/**
	 * Forget what waits, and what would follow those under way, and wait for their end.
	 * @throws InterruptedException if the wait is interrupted
	 */
	synchronized void clear() throws InterruptedException {
		this.waiting.clear();
		this.droppedCount = 0;
		this.firstSequence = this.sequence;
		while (this.running.stream().anyMatch((entry) -> entry.sequence() < this.firstSequence)) {
			wait();
		}
	}

	synchronized void close() {
		this.closed = true;
		this.waiting.clear();
		notifyAll();
	}

	/**
	 * A callback and its time.
	 *
	 * @param due the time
	 * @param sequence its number, which tells those of the same time apart
	 * @param task the callback
	 */
	record Entry(Duration due, long sequence, CallbackTask task) {

	}

}
