package com.tracklysms.spring.ratelimit;

/**
 * What becomes of requests while the store of a shared rate limit cannot be reached.
 *
 * @since 0.1.0
 */
public enum StoreFailureMode {

	/**
	 * Each instance goes on with the whole limit for itself, so that all together may
	 * exceed it. The API then refuses some requests with 429, which are repeated.
	 */
	LOCAL,

	/**
	 * Requests wait for the store within the time of their call, and then fail without
	 * having been sent.
	 */
	WAIT

}
