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

/**
 * Settings for batches when sending any number of messages.
 *
 * @param batchSize the number of messages in one request, from 1 to 1,000
 * @param concurrency the maximum number of requests in flight at the same time, 1 or more
 * @since 0.1.0
 */
public record BulkSettings(int batchSize, int concurrency) {

	private static final int MAX_BATCH_SIZE = 1000;

	/**
	 * Create settings. Prefer {@link #defaults()} and the {@code with} methods, since
	 * this constructor may gain parameters in later versions.
	 * @param batchSize the number of messages in one request, from 1 to 1,000
	 * @param concurrency the maximum number of requests in flight at the same time, 1 or
	 * more
	 * @throws InvalidSettingException if a setting is out of range
	 */
	public BulkSettings {
		InvalidSettingException.throwUnless(batchSize >= 1 && batchSize <= MAX_BATCH_SIZE, "bulk.batch-size",
				"Batch size must be between 1 and " + MAX_BATCH_SIZE);
		InvalidSettingException.throwUnless(concurrency >= 1, "bulk.concurrency", "Concurrency must be 1 or more");
	}

	/**
	 * Return the default settings: 1,000 messages in a request, 4 requests in flight.
	 * @return the default settings
	 */
	public static BulkSettings defaults() {
		return new BulkSettings(MAX_BATCH_SIZE, 4);
	}

	/**
	 * Return a copy with another number of messages in one request.
	 * @param batchSize the number of messages, from 1 to 1,000
	 * @return new settings
	 * @throws InvalidSettingException if the number is out of range
	 */
	public BulkSettings withBatchSize(int batchSize) {
		return new BulkSettings(batchSize, this.concurrency);
	}

	/**
	 * Return a copy with another number of requests in flight at the same time.
	 * @param concurrency the maximum number of requests, 1 or more
	 * @return new settings
	 * @throws InvalidSettingException if the number is out of range
	 */
	public BulkSettings withConcurrency(int concurrency) {
		return new BulkSettings(this.batchSize, concurrency);
	}

}
