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

package com.tracklysms.spring.settings;

import java.time.Duration;

import org.springframework.util.unit.DataSize;

/**
 * Settings for batches when sending any number of messages.
 *
 * @param batchSize the number of messages in one request, from 1 to 1,000
 * @param concurrency the maximum number of requests in flight at the same time, 1 or more
 * @param bufferMemory the memory for messages that wait until their batch is full, more
 * than zero. Under API v1 a batch has one sender: with many of them in any order, batches
 * are full only if there is room for one of each
 * @param linger the time for which a message may wait until its batch is full, while a
 * request could be made; not negative. Zero means that it does not wait
 * @since 0.1.0
 */
public record BulkSettings(int batchSize, int concurrency, DataSize bufferMemory, Duration linger) {

	private static final int MAX_BATCH_SIZE = 1000;

	/**
	 * Create settings. Prefer {@link #defaults()} and the {@code with} methods, since
	 * this constructor may gain parameters in later versions.
	 * @param batchSize the number of messages in one request, from 1 to 1,000
	 * @param concurrency the maximum number of requests in flight at the same time, 1 or
	 * more
	 * @param bufferMemory the memory for messages that wait until their batch is full,
	 * more than zero
	 * @param linger the time for which a message may wait until its batch is full, not
	 * negative
	 * @throws InvalidSettingException if a setting is {@code null} or out of range
	 */
	public BulkSettings {
		InvalidSettingException.throwUnless(batchSize >= 1 && batchSize <= MAX_BATCH_SIZE, "bulk.batch-size",
				"Batch size must be between 1 and " + MAX_BATCH_SIZE);
		InvalidSettingException.throwUnless(concurrency >= 1, "bulk.concurrency", "Concurrency must be 1 or more");
		InvalidSettingException.throwUnless(bufferMemory != null && bufferMemory.toBytes() > 0, "bulk.buffer-memory",
				"Buffer memory must be more than zero");
		InvalidSettingException.throwUnless(linger != null && !linger.isNegative(), "bulk.linger",
				"Linger must not be negative");
	}

	/**
	 * Return the default settings: 1,000 messages in a request, 4 requests in flight, 32
	 * MB of messages that wait, for one second.
	 * @return the default settings
	 */
	public static BulkSettings defaults() {
		return new BulkSettings(MAX_BATCH_SIZE, 4, DataSize.ofMegabytes(32), Duration.ofSeconds(1));
	}

	/**
	 * Return a copy with another number of messages in one request.
	 * @param batchSize the number of messages, from 1 to 1,000
	 * @return new settings
	 * @throws InvalidSettingException if the number is out of range
	 */
	public BulkSettings withBatchSize(int batchSize) {
		return new BulkSettings(batchSize, this.concurrency, this.bufferMemory, this.linger);
	}

	/**
	 * Return a copy with another number of requests in flight at the same time.
	 * @param concurrency the maximum number of requests, 1 or more
	 * @return new settings
	 * @throws InvalidSettingException if the number is out of range
	 */
	public BulkSettings withConcurrency(int concurrency) {
		return new BulkSettings(this.batchSize, concurrency, this.bufferMemory, this.linger);
	}

	/**
	 * Return a copy with other memory for messages that wait until their batch is full.
	 * @param bufferMemory the memory, more than zero
	 * @return new settings
	 * @throws InvalidSettingException if the memory is {@code null} or out of range
	 */
	public BulkSettings withBufferMemory(DataSize bufferMemory) {
		return new BulkSettings(this.batchSize, this.concurrency, bufferMemory, this.linger);
	}

	/**
	 * Return a copy with another time for which a message may wait until its batch is
	 * full.
	 * @param linger the time, not negative; zero sends each message as soon as a request
	 * may be made
	 * @return new settings
	 * @throws InvalidSettingException if the time is {@code null} or negative
	 */
	public BulkSettings withLinger(Duration linger) {
		return new BulkSettings(this.batchSize, this.concurrency, this.bufferMemory, linger);
	}

}
