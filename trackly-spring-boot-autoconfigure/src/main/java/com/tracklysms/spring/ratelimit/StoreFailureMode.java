package com.tracklysms.spring.ratelimit;

/**
 * Handling of requests while the store of a shared rate limit cannot be reached.
 *
 * @since 0.1.0
 */
public enum StoreFailureMode {

	/**
	 * Each instance continues with the whole limit for itself, so that all instances
	 * together may exceed it. The API then refuses requests with status 429, and these
	 * are retried.
	 */
	LOCAL,

	/**
	 * Requests wait for the store as long as the maximum duration of their call permits,
	 * and then fail without having been sent.
	 */
	WAIT

}
