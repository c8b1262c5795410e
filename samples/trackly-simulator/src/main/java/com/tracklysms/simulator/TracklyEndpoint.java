package com.tracklysms.simulator;

import org.jspecify.annotations.Nullable;

/**
 * An endpoint of the API that takes messages to send.
 */
public enum TracklyEndpoint {

	/**
	 * The v1 send of a single message.
	 */
	MESSAGES("/v1/messages", Dialect.V1),

	/**
	 * The v1 send of up to 1000 messages in one request.
	 */
	MESSAGES_BULK("/v1/messages/bulk", Dialect.V1),

	/**
	 * The v2 send of a single message.
	 */
	SEND("/v2/send", Dialect.V2),

	/**
	 * The v2 send of up to 1000 messages in one request.
	 */
	SEND_BULK("/v2/send/bulk", Dialect.V2),

	/**
	 * The v2 send of a single message that can skip checks.
	 */
	SEND_RAW("/v2/send-raw", Dialect.V2_RAW),

	/**
	 * The v2 send of up to 1000 messages that can skip checks.
	 */
	SEND_RAW_BULK("/v2/send-raw/bulk", Dialect.V2_RAW);

	private final String path;

	private final Dialect dialect;

	TracklyEndpoint(String path, Dialect dialect) {
		this.path = path;
		this.dialect = dialect;
	}

	/**
	 * Return the path of this endpoint, relative to the base URL.
	 * @return the path
	 */
	public String getPath() {
		return this.path;
	}

	Dialect getDialect() {
		return this.dialect;
	}

	boolean isBulk() {
		return this.path.endsWith("/bulk");
	}

	static @Nullable TracklyEndpoint find(ApiRequest request) {
		for (TracklyEndpoint candidate : values()) {
			if (request.isFor("POST", candidate.path)) {
				return candidate;
			}
		}
		return null;
	}

	/**
	 * The fields that the messages of an endpoint have.
	 */
	enum Dialect {

		V1, V2, V2_RAW

	}

}
