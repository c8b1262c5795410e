package com.tracklysms.simulator;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A valid message that is not queued yet.
 *
 * @param to the normalized recipient
 * @param from the id of the sender
 * @param body the text
 * @param metadata the metadata
 */
record OutgoingMessage(String to, String from, String body, Map<String, @Nullable Object> metadata) {

	@Override
	public String toString() {
		// The generated form would show the number and the body
		return "OutgoingMessage[from=" + this.from + "]";
	}

}
