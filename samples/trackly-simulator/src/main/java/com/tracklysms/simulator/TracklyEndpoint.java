package com.tracklysms.simulator;

import org.jspecify.annotations.Nullable;

/**
 * An endpoint of the API that takes messages to send.
 */
public enum TracklyEndpoint {

	/**
	 * The send of a single message.
	 */
	MESSAGES("/v1/messages", false),

	/**
	 * The send of up to 1000 messages in one request.
	 */
	MESSAGES_BULK("/v1/messages/bulk", true);

	private final String path;

	private final boolean bulk;

	TracklyEndpoint(String path, boolean bulk) {
		this.path = path;
		this.bulk = bulk;
	}

	/**
	 * Return the path of this endpoint, relative to the base URL.
	 * @return the path
	 */
	public String getPath() {
		return this.path;
	}

	boolean isBulk() {
		return this.bulk;
	}

	static @Nullable TracklyEndpoint find(ApiRequest request) {
		for (TracklyEndpoint candidate : values()) {
			if (request.isFor("POST", candidate.path)) {
				return candidate;
			}
		}
		return null;
	}

}
