package com.tracklysms.spring.settings;

/**
 * Version of the Trackly API that messages are sent with. Resources that exist in one
 * version only, such as lists, do not depend on it.
 *
 * @since 0.1.0
 */
public enum TracklyApiVersion {

	/**
	 * Version 1, which the API marks as deprecated. It is documented to keep working,
	 * without a date of removal. A sender is the id of a sending number.
	 */
	V1,

	/**
	 * Version 2. A sender is a phone number in E.164 format that belongs to the account.
	 */
	V2

}
