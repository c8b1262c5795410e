package com.tracklysms.simulator;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A message that the simulator took into its queue.
 *
 * @param messageId the id, the one answered for a single send
 * @param to the recipient with a leading plus sign and digits only
 * @param from the id of the sender
 * @param body the text
 * @param metadata the metadata of a single send, empty if it had none
 * @param queuedAt the time of queueing
 * @param endpoint the endpoint that took the message
 */
public record QueuedMessage(String messageId, String to, String from, String body,
		Map<String, @Nullable Object> metadata, Instant queuedAt, TracklyEndpoint endpoint) {

	public QueuedMessage {
		// Map.copyOf refuses the null values that JSON has
		metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
	}

	/**
	 * Return the recipient with all but the last four digits hidden.
	 * @return the masked number
	 */
	public String maskedTo() {
		return "****" + this.to.substring(Math.max(0, this.to.length() - 4));
	}

	/**
	 * Return a form for logs, without body, metadata and the whole number.
	 */
	@Override
	public String toString() {
		return "QueuedMessage[messageId=%s, to=%s, from=%s, queuedAt=%s, endpoint=%s]".formatted(this.messageId,
				maskedTo(), this.from, this.queuedAt, this.endpoint);
	}

}
