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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import com.tracklysms.simulator.callback.CallbackResult;
import com.tracklysms.simulator.internal.callback.CallbackOutcome.Next;
import com.tracklysms.simulator.internal.callback.CallbackSchedule.Entry;

/**
 * Runs the callbacks of a schedule when they are due, on threads of its own, or when the
 * time is moved, on the thread that moves it.
 */
final class CallbackRunner implements AutoCloseable {

	private static final int THREADS = 16;

	private final AtomicBoolean started = new AtomicBoolean();

	// Discards what comes when it is closed
	private final ExecutorService threads = new ThreadPoolExecutor(THREADS, THREADS, 0, TimeUnit.SECONDS,
			new LinkedBlockingQueue<>(), new DaemonThreadFactory("trackly-simulator-callback-"),
			new ThreadPoolExecutor.DiscardPolicy());

	private final CallbackSchedule schedule;

	CallbackRunner(CallbackSchedule schedule) {
		this.schedule = schedule;
	}

	void add(Next next) {
		this.schedule.add(next);
		if (!this.started.get() && this.started.compareAndSet(false, true)) {
			for (int i = 0; i < THREADS; i++) {
				this.threads.execute(this::runDue);
			}
		}
	}

	private void runDue() {
		try {
			Entry entry = this.schedule.take();
			while (entry != null) {
				runAnyway(entry);
				entry = this.schedule.take();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void runAnyway(Entry entry) {
		try {
			run(entry);
		}
		catch (RuntimeException | Error ex) {
			// A listener failed, perhaps an assertion of a test: tell, and go on
			Thread thread = Thread.currentThread();
			thread.getUncaughtExceptionHandler().uncaughtException(thread, ex);
		}
	}

	private CallbackResult run(Entry entry) {
		List<Next> next = List.of();
		try {
			CallbackOutcome outcome = entry.task().run();
			next = outcome.next();
			return outcome.result();
		}
		finally {
			this.schedule.end(entry, next);
		}
	}

	List<CallbackResult> advance(Duration duration) throws InterruptedException {
		Duration time = this.schedule.now().plus(duration);
		List<CallbackResult> results = new ArrayList<>();
		Entry entry = this.schedule.take(time);
		while (entry != null) {
			results.add(run(entry));
			entry = this.schedule.take(time);
		}
		this.schedule.advance(duration);
		return results;
	}

	@Override
	public void close() {
		this.schedule.close();
		this.threads.shutdownNow();
	}

}
