package com.tracklysms.spring;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A request that waits for a permit.
 */
final class PermitWaiter {

	/**
	 * Timers cannot be set for any time that a duration can hold.
	 */
	private static final Duration LONGEST_PATIENCE = Duration.ofDays(1);

	private final TimeBudget budget;

	private final Sinks.One<Answer> answer = Sinks.one();

	PermitWaiter(TimeBudget budget) {
		this.budget = budget;
	}

	/**
	 * Return the time until the permit may be used, or empty if it would come too late.
	 * @param fallback where to get a permit if the store cannot be reached
	 */
	Mono<Duration> permit(@Nullable Permits fallback) {
		return this.answer.asMono().flatMap((answer) -> {
			if (answer.fallBack() && fallback != null) {
				return fallback.reserve(this.budget);
			}
			return Mono.justOrEmpty(answer.delay());
		});
	}

	Duration timeLeft() {
		return this.budget.timeLeft();
	}

	Duration patience() {
		Duration timeLeft = timeLeft();
		if (timeLeft.compareTo(Duration.ZERO) <= 0) {
			return Duration.ofMillis(1);
		}
		return (timeLeft.compareTo(LONGEST_PATIENCE) < 0) ? timeLeft : LONGEST_PATIENCE;
	}

	void grant(Duration wait) {
		this.answer.tryEmitValue(new Answer(wait, false));
	}

	void refuse() {
		this.answer.tryEmitValue(new Answer(null, false));
	}

	void fallBack() {
		this.answer.tryEmitValue(new Answer(null, true));
	}

	private record Answer(@Nullable Duration delay, boolean fallBack) {

	}

}
