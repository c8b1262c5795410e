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

package com.tracklysms.spring.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.util.Assert;

/**
 * {@link WebhookEventStore} in the memory of one instance of the application. It knows
 * nothing of other instances, and nothing after a restart.
 *
 * @since 0.1.0
 */
public final class InMemoryWebhookEventStore implements WebhookEventStore {

	private final int maxEntries;

	private final Duration timeToLive;

	private final Clock clock;

	private final Set<String> inProgress = new HashSet<>();

	/**
	 * Times at which the entries expire, by key, first one first.
	 */
	private final Map<String, Long> processed = new LinkedHashMap<>();

	/**
	 * Create a store.
	 * @param maxEntries the maximum number of events to remember, 1 or more. Beyond, the
	 * oldest ones are forgotten. An entry takes about 250 bytes
	 * @param timeToLive the time for which events are remembered, more than zero
	 * @param clock the clock
	 */
	public InMemoryWebhookEventStore(int maxEntries, Duration timeToLive, Clock clock) {
		Assert.isTrue(maxEntries > 0, "'maxEntries' must be 1 or more");
		Assert.isTrue(timeToLive.compareTo(Duration.ZERO) > 0, "'timeToLive' must be more than zero");
		this.maxEntries = maxEntries;
		this.timeToLive = timeToLive;
		this.clock = clock;
	}

	@Override
	public boolean executeOnce(String key, Runnable work) {
		if (!begin(key)) {
			return false;
		}
		boolean done = false;
		try {
			work.run();
			done = true;
		}
		finally {
			end(key, done);
		}
		return true;
	}

	private synchronized boolean begin(String key) {
		forgetExpired();
		if (this.processed.containsKey(key)) {
			return false;
		}
		if (!this.inProgress.add(key)) {
			throw new WebhookEventInProgressException(null);
		}
		return true;
	}

	private synchronized void end(String key, boolean done) {
		this.inProgress.remove(key);
		if (done) {
			this.processed.put(key, this.clock.millis() + this.timeToLive.toMillis());
			forgetSurplus();
		}
	}

	private void forgetExpired() {
		long now = this.clock.millis();
		Iterator<Long> expiries = this.processed.values().iterator();
		while (expiries.hasNext() && expiries.next() <= now) {
			expiries.remove();
		}
	}

	/**
	 * Only when an event is added, or a duplicate of the oldest one would be forgotten
	 * before it is recognized.
	 */
	private void forgetSurplus() {
		if (this.processed.size() > this.maxEntries) {
			Iterator<Long> expiries = this.processed.values().iterator();
			expiries.next();
			expiries.remove();
		}
	}

	/**
	 * Return the number of events that are remembered.
	 * @return the number, without those in progress
	 */
	public synchronized int size() {
		return this.processed.size();
	}

}
