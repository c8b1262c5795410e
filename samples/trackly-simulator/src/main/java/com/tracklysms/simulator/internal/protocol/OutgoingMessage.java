package com.tracklysms.simulator.internal.protocol;

import java.util.Map;

import com.tracklysms.simulator.journal.MessageOptions;
import org.jspecify.annotations.Nullable;

/**
 * A valid message that is not queued yet.
 *
 * @param to the recipient with a leading plus sign and digits only
 * @param from the id of the sender, or the number of the sending list
 * @param body the text
 * @param metadata the metadata
 * @param options what else the message says
 */
public record OutgoingMessage(String to, String from, String body, Map<String, @Nullable Object> metadata,
		MessageOptions options) {

	@Override
	public String toString() {
		// The generated form would show numbers and the body
		return "OutgoingMessage[options=" + this.options + "]";
	}

}
