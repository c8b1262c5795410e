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

package com.tracklysms.simulator.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import com.tracklysms.simulator.internal.phone.PhoneNumberNormalizer;

/**
 * The record of what a simulator queued and how many requests it saw, safe for use by
 * several threads.
 */
public final class SimulatorJournal {

	private final Object monitor = new Object();

	private final Deque<QueuedMessage> messages = new ArrayDeque<>();

	private final PhoneNumberNormalizer normalizer = new PhoneNumberNormalizer();

	private final int maxMessages;

	private long changeCount;

	private long requestCount;

	private long sendRequestCount;

	private long rateLimitedCount;

	/**
	 * Create an empty journal.
	 * @param maxMessages the number of messages after which the oldest go
	 */
	public SimulatorJournal(int maxMessages) {
		this.maxMessages = maxMessages;
	}

	/**
	 * Return the queued messages, the oldest first.
	 * @return a copy that later sends do not change
	 */
	public List<QueuedMessage> getMessages() {
		synchronized (this.monitor) {
			return List.copyOf(this.messages);
		}
	}

	/**
	 * Return the queued messages to a recipient, the oldest first.
	 * @param to the number, in any form that the API accepts
	 * @return the messages, empty if there are none
	 */
	public List<QueuedMessage> findByRecipient(String to) {
		String recipient = this.normalizer.normalize(to);
		return getMessages().stream().filter((message) -> message.to().equals(recipient)).toList();
	}

	/**
	 * Return the number of queued messages.
	 * @return the number of messages
	 */
	public int count() {
		synchronized (this.monitor) {
			return this.messages.size();
		}
	}

	/**
	 * Return a number that grows with each change of the messages, for whoever looks
	 * again and again.
	 * @return the number of changes, which is never set back
	 * @since 0.1.0
	 */
	public long getChangeCount() {
		synchronized (this.monitor) {
			return this.changeCount;
		}
	}

	/**
	 * Return the number of requests seen, refused ones and unknown paths included.
	 * @return the number of requests
	 */
	public long getRequestCount() {
		synchronized (this.monitor) {
			return this.requestCount;
		}
	}

	/**
	 * Return the number of requests to endpoints that send, refused ones included.
	 * @return the number of requests, those that read or go elsewhere left out
	 */
	public long getSendRequestCount() {
		synchronized (this.monitor) {
			return this.sendRequestCount;
		}
	}

	/**
	 * Return the number of requests answered with status 429.
	 * @return the number of requests over the limit
	 */
	public long getRateLimitedCount() {
		synchronized (this.monitor) {
			return this.rateLimitedCount;
		}
	}

	/**
	 * Forget the messages and set the counters to zero.
	 */
	public void clear() {
		synchronized (this.monitor) {
			this.changeCount++;
			this.messages.clear();
			this.requestCount = 0;
			this.sendRequestCount = 0;
			this.rateLimitedCount = 0;
		}
	}

	/**
	 * Enter a message, as the simulator does when it queues one.
	 * @param message the message
	 */
	public void add(QueuedMessage message) {
		addAll(List.of(message));
	}

	/**
	 * Enter several messages, as the simulator does with those of one request.
	 * @param messages the messages, the oldest first
	 */
	public void addAll(List<QueuedMessage> messages) {
		synchronized (this.monitor) {
			this.changeCount++;
			for (QueuedMessage message : messages) {
				this.messages.addLast(message);
				if (this.messages.size() > this.maxMessages) {
					this.messages.removeFirst();
				}
			}
		}
	}

	/**
	 * Count a request, as the simulator does with each.
	 * @param send whether the request is to an endpoint that sends
	 */
	public void countRequest(boolean send) {
		synchronized (this.monitor) {
			this.requestCount++;
			this.sendRequestCount += send ? 1 : 0;
		}
	}

	/**
	 * Count an answer with status 429.
	 */
	public void countRateLimited() {
		synchronized (this.monitor) {
			this.rateLimitedCount++;
		}
	}

}
