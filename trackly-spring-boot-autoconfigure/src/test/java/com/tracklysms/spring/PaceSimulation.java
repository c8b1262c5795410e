package com.tracklysms.spring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;

/**
 * Any number of callers that always have something to send, against a server with a
 * limit, in simulated time.
 */
final class PaceSimulation {

	private static final Duration ROUND_TRIP = Duration.ofMillis(2);

	int callers = 64;

	private final MutableClock clock = new MutableClock(Instant.EPOCH);

	private final Random random = new Random(1);

	private final AdaptivePace pace = new AdaptivePace(this.clock,
			new RetryBackOff(RetrySettings.defaults(), this.random::nextDouble));

	private final Window window;

	private final @Nullable Duration retryAfter;

	int accepted;

	int refused;

	PaceSimulation(Window window, @Nullable Duration retryAfter) {
		this.window = window;
		this.retryAfter = retryAfter;
	}

	void run(Duration time) {
		Instant end = this.clock.instant().plus(time);
		while (this.clock.instant().isBefore(end)) {
			Duration wait = this.pace.untilNext();
			if (wait.isZero()) {
				send(this.pace.isFree() ? this.callers : 1);
			}
			else {
				// Timers are late
				this.clock.advance(wait.plusNanos(this.random.nextInt(2_000_000)));
			}
		}
	}

	private void send(int requests) {
		boolean free = this.pace.isFree();
		long sentAt = this.pace.now();
		this.pace.takeTurn();
		int refusals = 0;
		for (int request = 0; request < requests; request++) {
			refusals += this.window.accept(sentAt) ? 0 : 1;
		}
		if (free) {
			this.clock.advance(ROUND_TRIP);
		}
		List<Boolean> answers = new ArrayList<>(Collections.nCopies(refusals, false));
		answers.addAll(Collections.nCopies(requests - refusals, true));
		Collections.shuffle(answers, this.random);
		for (boolean letThrough : answers) {
			if (letThrough) {
				this.pace.letThrough(sentAt);
			}
			else {
				this.pace.refused(sentAt, this.retryAfter);
			}
		}
		this.accepted += requests - refusals;
		this.refused += refusals;
	}

	interface Window {

		boolean accept(long nanos);

		static Window sliding(int perSecond) {
			Deque<Long> accepted = new ArrayDeque<>();
			return (nanos) -> {
				while (!accepted.isEmpty() && accepted.getFirst() <= nanos - 1_000_000_000L) {
					accepted.removeFirst();
				}
				return accepted.size() < perSecond && accepted.add(nanos);
			};
		}

		static Window fixed(int perSecond) {
			long[] state = new long[2];
			return (nanos) -> {
				long second = nanos / 1_000_000_000L;
				if (state[0] != second) {
					state[0] = second;
					state[1] = 0;
				}
				return state[1]++ < perSecond;
			};
		}

		static Window bucket(int perSecond, int capacity) {
			double[] state = { capacity, 0 };
			return (nanos) -> {
				state[0] = Math.min(capacity, state[0] + (nanos - state[1]) * perSecond / 1e9);
				state[1] = nanos;
				if (state[0] < 1) {
					return false;
				}
				state[0]--;
				return true;
			};
		}

	}

	public static void main(String[] args) {
		Random r = new Random(3);
		for (int secs : new int[] { 10, 30, 60, 120 }) {
			PaceSimulation s = new PaceSimulation((nanos) -> r.nextInt(10) > 0, null);
			s.callers = 4;
			s.run(Duration.ofSeconds(secs));
			System.out.printf("random10 %ds %.2f/s 429 %.3f%n", secs, s.accepted / (double) secs,
					s.refused / (double) (s.accepted + s.refused));
		}
		for (int limit : new int[] { 10, 100, 1000 }) {
			for (Duration ra : new Duration[] { null, Duration.ofSeconds(1) }) {
				for (String kind : new String[] { "sliding", "fixed", "bucket", "burst" }) {
					for (int secs : new int[] { 10, 30, 60, 300 }) {
						PaceSimulation s = new PaceSimulation(switch (kind) {
							case "sliding" -> Window.sliding(limit);
							case "fixed" -> Window.fixed(limit);
							case "bucket" -> Window.bucket(limit, limit);
							default -> Window.bucket(limit, limit * 10);
						}, ra);
						s.run(Duration.ofSeconds(secs));
						System.out.printf("%s %d ra=%s %ds goodput %.3f 429 %.3f (%d)%n", kind, limit, ra, secs,
								s.accepted / (double) (limit * secs), s.refused / (double) (s.accepted + s.refused),
								s.refused);
					}
				}
			}
		}
	}

}
