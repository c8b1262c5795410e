package com.tracklysms.spring;

/**
 * Kinds of requests that have rate limits of their own.
 */
enum RequestKind {

	/**
	 * One message.
	 */
	SEND,

	/**
	 * Several messages.
	 */
	BULK

}
