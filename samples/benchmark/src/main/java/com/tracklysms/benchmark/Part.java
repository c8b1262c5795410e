package com.tracklysms.benchmark;

import java.io.IOException;

/**
 * The part of a run that answers one question.
 */
@FunctionalInterface
interface Part {

	/**
	 * Start the processes that are needed, measure and end them.
	 * @return the results as text for people
	 * @throws IllegalStateException if a call failed, or the stub got another number of
	 * requests or messages than were sent
	 */
	String run() throws IOException;

}
