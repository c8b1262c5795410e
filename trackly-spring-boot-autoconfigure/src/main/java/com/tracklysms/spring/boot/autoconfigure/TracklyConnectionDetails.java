package com.tracklysms.spring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/**
 * Details required to establish a connection to the Trackly SMS API. A bean of this type
 * takes the place of the properties {@code trackly.base-url}, {@code trackly.api-key} and
 * {@code trackly.http.ssl.bundle}.
 *
 * @since 0.1.0
 */
public interface TracklyConnectionDetails extends ConnectionDetails {

	/**
	 * Return where the API is.
	 * @return the URL up to, and without, the version
	 */
	String getBaseUrl();

	/**
	 * Return the key of the account.
	 * @return the key
	 */
	String getApiKey();

	/**
	 * Return the SSL bundle to connect with.
	 * @return the SSL bundle, or {@code null} for what the application has set for all of
	 * its HTTP clients
	 */
	default @Nullable SslBundle getSslBundle() {
		return null;
	}

}
