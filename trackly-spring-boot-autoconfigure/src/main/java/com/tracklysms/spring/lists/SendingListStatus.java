package com.tracklysms.spring.lists;

import java.util.Locale;

/**
 * Status of a sending list.
 * <p>
 * Source: the API reference's page "List all lists". The concept page about the data
 * model mentions {@code active} and {@code inactive} only.
 *
 * @since 0.1.0
 */
public enum SendingListStatus {

	/**
	 * Active list, from which messages can be sent.
	 */
	ACTIVE,

	/**
	 * Paused list.
	 */
	PAUSED,

	/**
	 * Suspended list.
	 */
	SUSPENDED,

	/**
	 * Deleted list.
	 */
	DELETED;

	/**
	 * Return the status as it appears in requests and responses of the API.
	 * @return the value, such as {@code active}
	 */
	public String getValue() {
		return name().toLowerCase(Locale.ROOT);
	}

}
