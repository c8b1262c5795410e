package com.tracklysms.spring;

/**
 * Version of the Trackly API that a client speaks.
 *
 * @since 0.1.0
 */
public enum TracklyApiVersion {

	/**
	 * Version 1. The API marks it as deprecated, and documents that it keeps working and
	 * no date of removal.
	 */
	V1

}
