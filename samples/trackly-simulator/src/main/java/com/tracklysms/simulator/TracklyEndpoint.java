package com.tracklysms.simulator;

/**
 * An endpoint of the API that the simulator answers.
 */
public enum TracklyEndpoint {

	/**
	 * The send of a single message.
	 */
	MESSAGES("/v1/messages"),

	/**
	 * The send of up to 1000 messages in one request.
	 */
	MESSAGES_BULK("/v1/messages/bulk");

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

}
