package com.tracklysms.benchmark.candidate;

import com.tracklysms.benchmark.sample.SampleBatch;

/**
 * Something that can send many messages.
 */
@FunctionalInterface
public interface BulkCandidate {

	/**
	 * Send messages in batches and wait for the last answer.
	 * @param messages how many, a multiple of {@link SampleBatch#SIZE}
	 * @throws Exception if one was not queued
	 */
	void sendAll(long messages) throws Exception;

}
