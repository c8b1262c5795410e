package com.tracklysms.spring.internal.http;

/**
 * Kinds of requests that have rate limits of their own, and leave something else in doubt
 * when they get no answer.
 */
public enum RequestKind {

	/**
	 * One message.
	 */
	SEND(". The message may have been queued"),

	/**
	 * Several messages.
	 */
	BULK(". The messages may have been queued"),

	/**
	 * No message: what the account has is read, and may be read again at any time.
	 */
	READ("");

	private final String doubt;

	RequestKind(String doubt) {
		this.doubt = doubt;
	}

	/**
	 * Return what to add to the text about a request whose answer is not known.
	 */
	String doubt() {
		return this.doubt;
	}

}
