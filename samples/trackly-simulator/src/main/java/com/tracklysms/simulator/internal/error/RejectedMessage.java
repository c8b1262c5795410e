package com.tracklysms.simulator.internal.error;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message of a bulk that was not queued.
 *
 * @param index the position in the request, from 0
 * @param message the message as it was sent
 * @param error why it was refused
 */
public record RejectedMessage(int index, JsonNode message, ApiError error) {

	public @Nullable String text(String field) {
		JsonNode value = this.message.path(field);
		return value.isString() ? value.stringValue() : null;
	}

	@Override
	public String toString() {
		// The generated form would show the number and the body
		return "RejectedMessage[index=" + this.index + ", error=" + this.error + "]";
	}

}
