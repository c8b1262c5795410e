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

package com.tracklysms.spring.internal.retry;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Signal for all who wait. Any number may wait for it, each at a cost that does not
 * depend on the others.
 */
final class WakeUp {

	private final Map<Object, Runnable> actions = new ConcurrentHashMap<>();

	private volatile boolean given;

	boolean isGiven() {
		return this.given;
	}

	void give() {
		this.given = true;
		this.actions.values().forEach(Runnable::run);
	}

	void takeBack() {
		this.given = false;
	}

	/**
	 * Have an action run when the signal is given, or now if it has been. An action may
	 * run twice.
	 */
	void on(Object waiting, Runnable action) {
		this.actions.put(waiting, action);
		if (this.given) {
			action.run();
		}
	}

	void forget(Object waiting) {
		this.actions.remove(waiting);
	}

	/**
	 * Return a {@code Mono} that completes when the signal is given. It does so on
	 * another thread, since subscribers may do whatever they like.
	 */
	Mono<Void> asMono() {
		return Mono.create((sink) -> {
			on(sink, () -> Schedulers.parallel().schedule(sink::success));
			sink.onDispose(() -> forget(sink));
		});
	}

	/**
	 * Block for a time, or until the signal is given.
	 */
	void sleep(Duration duration) throws InterruptedException {
		CountDownLatch latch = new CountDownLatch(1);
		on(latch, latch::countDown);
		try {
			latch.await(TimeUnit.NANOSECONDS.convert(duration), TimeUnit.NANOSECONDS);
		}
		finally {
			forget(latch);
		}
	}

}
