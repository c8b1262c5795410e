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

package com.tracklysms.spring.testsupport;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.tracklysms.spring.internal.retry.Delay;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Timer that runs down when it is told to, and moves the clock to that time.
 */
public final class ManualTimer implements Delay {

	private final MutableClock clock;

	private final List<Running> running = new ArrayList<>();

	public ManualTimer(MutableClock clock) {
		this.clock = clock;
	}

	@Override
	public Mono<?> of(Duration duration) {
		return Mono.defer(() -> {
			Running timer = new Running(duration, this.clock.instant().plus(duration), Sinks.one());
			synchronized (this) {
				this.running.add(timer);
			}
			return timer.end.asMono().doOnCancel(() -> remove(timer));
		});
	}

	private synchronized void remove(Running timer) {
		this.running.remove(timer);
	}

	private synchronized boolean isRunning() {
		return !this.running.isEmpty();
	}

	/**
	 * Wait until no timer runs.
	 */
	public void awaitStopped() {
		while (isRunning() && !Thread.currentThread().isInterrupted()) {
			Thread.onSpinWait();
		}
	}

	/**
	 * Wait until a timer runs, and let it run down.
	 * @return its duration
	 */
	public Duration runDown() {
		while (!isRunning() && !Thread.currentThread().isInterrupted()) {
			Thread.onSpinWait();
		}
		Running timer;
		synchronized (this) {
			timer = this.running.remove(0);
		}
		Duration left = Duration.between(this.clock.instant(), timer.due);
		this.clock.advance(left.isNegative() ? Duration.ZERO : left);
		timer.end.tryEmitValue(0);
		return timer.duration;
	}

	private record Running(Duration duration, Instant due, Sinks.One<Integer> end) {

	}

}
