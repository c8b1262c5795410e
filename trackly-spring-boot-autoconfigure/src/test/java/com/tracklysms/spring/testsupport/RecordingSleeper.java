package com.tracklysms.spring.testsupport;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.tracklysms.spring.internal.retry.Delay;
import com.tracklysms.spring.internal.retry.Sleeper;
import reactor.core.publisher.Mono;

/**
 * Records the waits of both templates, and moves the clock instead of waiting.
 */
public final class RecordingSleeper implements Sleeper, Delay {

	private final MutableClock clock;

	private final List<Duration> waits = new CopyOnWriteArrayList<>();

	public RecordingSleeper(MutableClock clock) {
		this.clock = clock;
	}

	@Override
	public void sleep(Duration duration) {
		this.waits.add(duration);
		this.clock.advance(duration);
	}

	@Override
	public Mono<?> of(Duration duration) {
		return Mono.fromSupplier(() -> {
			sleep(duration);
			return 0L;
		});
	}

	public MutableClock clock() {
		return this.clock;
	}

	public List<Duration> waits() {
		return this.waits;
	}

}
