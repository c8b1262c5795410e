package com.tracklysms.spring.settings;

/**
 * Version of the Trackly API that messages are sent with. What exists in one version
 * only, such as lists, is reached there whatever this version is.
 *
 * @since 0.1.0
 */
public enum TracklyApiVersion {

	/**
	 * Version 1. The API marks it as deprecated, and documents that it keeps working and
	 * no date of removal. A sender is the id of a sending number.
	 */
	V1,

	/**
	 * Version 2. A sender is a phone number in E.164 form that belongs to the account.
	 */
	V2

}
