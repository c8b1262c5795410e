package com.tracklysms.spring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Records the waits, and moves the clock instead of waiting.
 */
final class RecordingSleeper implements RetryExecutor.Sleeper {

	private final MutableClock clock;

	private final List<Duration> waits = new ArrayList<>();

	RecordingSleeper(MutableClock clock) {
		this.clock = clock;
	}

	@Override
	public void sleep(Duration duration) {
		this.waits.add(duration);
		this.clock.advance(duration);
	}

	List<Duration> waits() {
		return this.waits;
	}

}
