package com.tracklysms.spring.lists;

import java.util.Locale;

/**
 * Status to look for sending lists by.
 * <p>
 * Source: the API reference's page "List all lists". The concept page about the data
 * model names {@code active} and {@code inactive} alone.
 *
 * @since 0.1.0
 */
public enum SendingListStatus {

	/**
	 * The list can be sent from.
	 */
	ACTIVE,

	/**
	 * The list is paused.
	 */
	PAUSED,

	/**
	 * The list is suspended.
	 */
	SUSPENDED,

	/**
	 * The list is deleted.
	 */
	DELETED;

	/**
	 * Return the status as the API writes it.
	 * @return the value, such as {@code active}
	 */
	public String getValue() {
		return name().toLowerCase(Locale.ROOT);
	}

}
