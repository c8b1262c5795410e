package com.tracklysms.spring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * Permits that have been taken from a store and not been spent yet, each with the time at
 * which it was due there. What is not spent within a second of that is lost, since it
 * would come on top of later ones.
 */
final class Lease {

	private static final Duration VALIDITY = Duration.ofSeconds(1);

	private final Deque<Instant> turns = new ArrayDeque<>();

	private final Duration interval;

	Lease(int permitsPerSecond) {
		this.interval = Duration.ofSeconds(1).dividedBy(permitsPerSecond);
	}

	/**
	 * Add permits, the last of which is due after a time and the others evenly before.
	 */
	void add(int permits, Duration untilLast, Instant now) {
		Instant last = now.plus(untilLast);
		for (int before = permits - 1; before >= 0; before--) {
			this.turns.add(last.minus(this.interval.multipliedBy(before)));
		}
	}

	/**
	 * Add a permit that was taken and not spent, to be the next.
	 */
	void giveBack(Instant now) {
		this.turns.addFirst(now);
	}

	/**
	 * Return the time until the next permit is due.
	 * @return the time, zero if it is due, or {@code null} if there is none
	 */
	@Nullable Duration untilNext(Instant now) {
		while (!this.turns.isEmpty() && this.turns.getFirst().plus(VALIDITY).isBefore(now)) {
			this.turns.removeFirst();
		}
		if (this.turns.isEmpty()) {
			return null;
		}
		Duration wait = Duration.between(now, this.turns.getFirst());
		return wait.isNegative() ? Duration.ZERO : wait;
	}

	void spendNext() {
		this.turns.removeFirst();
	}

}
