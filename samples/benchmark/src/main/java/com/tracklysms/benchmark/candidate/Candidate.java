package com.tracklysms.benchmark.candidate;

/**
 * Something that can send a message. Used by many threads at the same time.
 */
@FunctionalInterface
public interface Candidate {

	/**
	 * Build a message, send it and wait for the answer.
	 * @throws Exception if that was no success
	 */
	void send() throws Exception;

}
