package com.tracklysms.spring.ratelimit;

/**
 * Handling of requests while the store of a shared rate limit cannot be reached.
 *
 * @since 0.1.0
 */
public enum StoreFailureMode {

	/**
	 * Continue with the whole limit for each instance, so that all instances together may
	 * exceed it. The API then refuses requests with status 429, and these are retried.
	 */
	LOCAL,

	/**
	 * Wait for the store as long as the maximum duration of the call permits, and then
	 * fail without having sent the request.
	 */
	WAIT

}
