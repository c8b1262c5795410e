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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Calls under way, and threads that make use of the results of the last ones.
 */
final class CallsUnderWay {

	private final AtomicInteger count = new AtomicInteger();

	private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

	private volatile boolean awaited;

	void begin() {
		this.count.incrementAndGet();
	}

	void end() {
		if (this.count.decrementAndGet() == 0 && this.awaited) {
			synchronized (this) {
				notifyAll();
			}
		}
	}

	/**
	 * Await the current thread too, since its call ends with a result that may have to be
	 * stored.
	 */
	void awaitThisThread() {
		this.threads.add(Thread.currentThread());
	}

	boolean isNone() {
		return this.count.get() == 0 && this.threads.isEmpty();
	}

	void forgetThreads() {
		this.threads.clear();
	}

	/**
	 * Wait until no call is under way.
	 * @return whether none is
	 */
	synchronized boolean awaitEnd(Duration longestWait) throws InterruptedException {
		long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(longestWait);
		this.awaited = true;
		while (this.count.get() > 0) {
			long left = deadline - System.nanoTime();
			if (left <= 0) {
				return false;
			}
			// Rounded up, since no time at all means forever
			wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
		}
		return true;
	}

	/**
	 * Wait until threads have ended. There is no other sign that they have made use of
	 * their results.
	 */
	void awaitThreads(Duration longestWait) throws InterruptedException {
		long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(longestWait);
		for (Thread thread : this.threads) {
			long left = deadline - System.nanoTime();
			if (left > 0 && thread != Thread.currentThread()) {
				thread.join(TimeUnit.NANOSECONDS.toMillis(left) + 1);
			}
		}
	}

}
