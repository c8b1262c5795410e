package com.tracklysms.spring.settings;

/**
 * How a send of any number of messages is cut into requests.
 *
 * @param batchSize the number of messages in one request, from 1 to 1,000
 * @param concurrency the number of requests that are under way at the same time, 1 or
 * more
 * @since 0.1.0
 */
public record BulkSettings(int batchSize, int concurrency) {

	private static final int MAX_BATCH_SIZE = 1000;

	/**
	 * Create settings; {@link #defaults()} and the {@code with} methods are easier to
	 * read, and stay when further settings come.
	 * @param batchSize the number of messages in one request
	 * @param concurrency the number of requests that are under way at the same time
	 * @throws InvalidSettingException if a setting cannot work
	 */
	public BulkSettings {
		InvalidSettingException.throwUnless(batchSize >= 1 && batchSize <= MAX_BATCH_SIZE, "bulk.batch-size",
				"Batch size must be between 1 and " + MAX_BATCH_SIZE);
		InvalidSettingException.throwUnless(concurrency >= 1, "bulk.concurrency", "Concurrency must be 1 or more");
	}

	/**
	 * Return the default settings: 1,000 messages in a request, 4 requests at a time.
	 * @return the default settings
	 */
	public static BulkSettings defaults() {
		return new BulkSettings(MAX_BATCH_SIZE, 4);
	}

	/**
	 * Return a copy with another number of messages in one request.
	 * @param batchSize the number, from 1 to 1,000
	 * @return new settings
	 */
	public BulkSettings withBatchSize(int batchSize) {
		return new BulkSettings(batchSize, this.concurrency);
	}

	/**
	 * Return a copy with another number of requests at the same time.
	 * @param concurrency the number, 1 or more
	 * @return new settings
	 */
	public BulkSettings withConcurrency(int concurrency) {
		return new BulkSettings(this.batchSize, concurrency);
	}

}
