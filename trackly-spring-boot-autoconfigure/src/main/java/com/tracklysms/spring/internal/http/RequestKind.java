package com.tracklysms.spring.internal.http;

/**
 * Kind of a request, which determines its rate limit and the consequence of a lost
 * answer.
 */
public enum RequestKind {

	/**
	 * Send one message.
	 */
	SEND(". The message may have been queued"),

	/**
	 * Send several messages.
	 */
	BULK(". The messages may have been queued"),

	/**
	 * Read a resource, without side effects.
	 */
	READ("");

	private final String consequence;

	RequestKind(String consequence) {
		this.consequence = consequence;
	}

	/**
	 * Return the addition to the message of an exception if the answer was lost.
	 */
	String consequence() {
		return this.consequence;
	}

}
