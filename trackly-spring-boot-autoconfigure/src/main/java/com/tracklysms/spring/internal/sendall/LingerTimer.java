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

package com.tracklysms.spring.internal.sendall;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import com.tracklysms.spring.internal.retry.Delay;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * Timer of a run that tells when a batch has lingered. It runs for one batch at a time,
 * that which has been there for longest.
 */
final class LingerTimer implements Disposable {

	private final Delay delay;

	private final Runnable lingered;

	private final AtomicBoolean running = new AtomicBoolean();

	private final Disposable.Swap timer = Disposables.swap();

	LingerTimer(Delay delay, Runnable lingered) {
		this.delay = delay;
		this.lingered = lingered;
	}

	/**
	 * Start the timer, unless it is running.
	 * @param time the time until a batch has lingered, or {@code null} if there is none
	 */
	void start(@Nullable Duration time) {
		if (time != null && !isDisposed() && this.running.compareAndSet(false, true)) {
			this.timer.update(this.delay.of(time).subscribe((end) -> end(), (notMeasured) -> {
			}));
		}
	}

	private void end() {
		this.running.set(false);
		this.lingered.run();
	}

	@Override
	public void dispose() {
		this.timer.dispose();
	}

	@Override
	public boolean isDisposed() {
		return this.timer.isDisposed();
	}

}
