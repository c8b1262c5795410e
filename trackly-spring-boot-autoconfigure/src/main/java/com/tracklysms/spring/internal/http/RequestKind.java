package com.tracklysms.spring.internal.http;

/**
 * Kind of a request, which decides on its rate limit and on what a lost answer means.
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

	private final String consequence;

	RequestKind(String consequence) {
		this.consequence = consequence;
	}

	/**
	 * Return what an exception is to add about a request whose answer is not known.
	 */
	String consequence() {
		return this.consequence;
	}

}
