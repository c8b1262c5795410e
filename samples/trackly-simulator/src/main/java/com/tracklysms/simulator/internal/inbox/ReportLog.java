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

package com.tracklysms.simulator.internal.inbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.tracklysms.simulator.callback.CallbackAttempt;
import org.jspecify.annotations.Nullable;

/**
 * The last report about each message, and the last of all callbacks.
 */
public final class ReportLog {

	private static final int MOST_MESSAGES = 100_000;

	private static final int MOST_ATTEMPTS = 20;

	private final Map<String, CallbackAttempt> byMessageId = new LinkedHashMap<>();

	private final Deque<CallbackAttempt> attempts = new ArrayDeque<>();

	private final int maxMessages;

	private long changeCount;

	/**
	 * Create an empty log.
	 * @param journalLimit the number of messages that the journal keeps
	 */
	public ReportLog(int journalLimit) {
		this.maxMessages = Math.min(journalLimit, MOST_MESSAGES);
	}

	public synchronized void add(CallbackAttempt attempt) {
		this.changeCount++;
		this.attempts.addFirst(attempt);
		if (this.attempts.size() > MOST_ATTEMPTS) {
			this.attempts.removeLast();
		}
		if (attempt.message() != null) {
			this.byMessageId.put(attempt.message().messageId(), attempt);
			if (this.byMessageId.size() > this.maxMessages) {
				this.byMessageId.remove(this.byMessageId.keySet().iterator().next());
			}
		}
	}

	synchronized @Nullable CallbackAttempt find(String messageId) {
		return this.byMessageId.get(messageId);
	}

	/**
	 * Return the last callbacks, the newest first.
	 * @return a copy
	 */
	synchronized List<CallbackAttempt> getAttempts() {
		return List.copyOf(this.attempts);
	}

	synchronized long getChangeCount() {
		return this.changeCount;
	}

	synchronized void clear() {
		this.byMessageId.clear();
		this.attempts.clear();
		this.changeCount++;
	}

}
