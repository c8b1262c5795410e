package com.tracklysms.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a simulator is started with.
 *
 * @param port the port to listen on, 0 for any free one
 * @param account the account to answer for
 * @param sendsPerSecond the limit of single sends, 0 for none
 * @param bulksPerSecond the limit of bulk sends, 0 for none
 * @param v2KeyErrors the codes for a missing or invalid key in v2
 * @param bulkErrorShape the entries in {@code errors} of a v2 bulk
 * @param clock the clock of limits and journal
 * @param slowAnswer the delay of a slow answer
 * @param journalLimit the number of messages that the journal keeps
 * @param onQueued called with each queued message
 */
record SimulatorSettings(int port, SimulatedAccount account, int sendsPerSecond, int bulksPerSecond,
		V2KeyErrors v2KeyErrors, BulkErrorShape bulkErrorShape, Clock clock, Duration slowAnswer, int journalLimit,
		Consumer<QueuedMessage> onQueued) {

	@Override
	public String toString() {
		// The generated form would show the key
		return "SimulatorSettings[port=" + this.port + "]";
	}

}
