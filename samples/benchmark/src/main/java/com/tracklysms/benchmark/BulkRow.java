package com.tracklysms.benchmark;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One way to send many messages.
 */
enum BulkRow {

	/**
	 * What an application gets from the starter.
	 */
	SEND_ALL("send-all", "sendAll", (candidates) -> new SendAllCandidate(candidates.context(Connector.REACTOR_NETTY))),

	SEND_ALL_REACTIVE("send-all-reactive", "sendAll, reactive",
			(candidates) -> new ReactiveSendAllCandidate(candidates.context(Connector.REACTOR_NETTY))),

	/**
	 * What it would write without us, and what all ratios refer to.
	 */
	BARE_LOOP("bare-loop", "bare WebClient loop",
			(candidates) -> new WebClientLoopCandidate(candidates.context(Connector.REACTOR_NETTY))),

	/**
	 * The limit of the machine.
	 */
	RAW_NETTY("raw-netty", "raw Reactor Netty", (candidates) -> new RawNettyCandidate(candidates.stub()));

	private final String id;

	private final String label;

	private final Function<Candidates, BulkCandidate> factory;

	BulkRow(String id, String label, Function<Candidates, BulkCandidate> factory) {
		this.id = id;
		this.label = label;
		this.factory = factory;
	}

	static BulkRow of(String id) {
		return Arrays.stream(values())
			.filter((row) -> row.id.equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No row " + id + ", there are " + ids()));
	}

	static String ids() {
		return Arrays.stream(values()).map(BulkRow::id).collect(Collectors.joining(","));
	}

	String id() {
		return this.id;
	}

	String label() {
		return this.label;
	}

	BulkCandidate create(Candidates candidates) {
		return this.factory.apply(candidates);
	}

}
