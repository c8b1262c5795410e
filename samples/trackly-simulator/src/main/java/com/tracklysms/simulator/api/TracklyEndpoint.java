package com.tracklysms.simulator.api;

/**
 * An endpoint of the API that takes messages to send.
 */
public enum TracklyEndpoint {

	/**
	 * The v1 send of a single message.
	 */
	MESSAGES("/v1/messages"),

	/**
	 * The v1 send of up to 1000 messages in one request.
	 */
	MESSAGES_BULK("/v1/messages/bulk"),

	/**
	 * The v2 send of a single message.
	 */
	SEND("/v2/send"),

	/**
	 * The v2 send of up to 1000 messages in one request.
	 */
	SEND_BULK("/v2/send/bulk"),

	/**
	 * The v2 send of a single message that can skip checks.
	 */
	SEND_RAW("/v2/send-raw"),

	/**
	 * The v2 send of up to 1000 messages that can skip checks.
	 */
	SEND_RAW_BULK("/v2/send-raw/bulk");

	private final String path;

	TracklyEndpoint(String path) {
		this.path = path;
	}

	/**
	 * Return the path of this endpoint, relative to the base URL.
	 * @return the path
	 */
	public String getPath() {
		return this.path;
	}

	/**
	 * Return whether this endpoint takes several messages in one request.
	 * @return {@code true} for the bulk endpoints
	 */
	public boolean isBulk() {
		return this.path.endsWith("/bulk");
	}

}
