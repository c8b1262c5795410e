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
