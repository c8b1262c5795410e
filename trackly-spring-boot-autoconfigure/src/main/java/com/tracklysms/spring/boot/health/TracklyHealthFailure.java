package com.tracklysms.spring.boot.health;

import java.util.Locale;

import com.tracklysms.spring.error.TracklyAccessDeniedException;
import com.tracklysms.spring.error.TracklyAuthenticationException;
import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TracklyRateLimitException;

import org.springframework.boot.health.contributor.Status;
import org.springframework.http.HttpStatusCode;

/**
 * What a failed check says about the API and the account.
 */
enum TracklyHealthFailure {

	/**
	 * No answer: no connection, none in time, or a connection that broke.
	 */
	UNREACHABLE,

	/**
	 * The API does not accept the key.
	 */
	KEY_REFUSED,

	/**
	 * The account is suspended, which the API says with status 403 and without a code.
	 */
	SUSPENDED,

	/**
	 * The account does not have the product.
	 */
	NOT_ENABLED,

	/**
	 * The API failed itself.
	 */
	SERVER_ERROR,

	/**
	 * Too many requests. Whether the API looks at the key before it counts is not
	 * documented, so this says neither that messages could be sent nor that they could
	 * not.
	 */
	RATE_LIMITED,

	/**
	 * The API refused the request in another way.
	 */
	REFUSED,

	/**
	 * An answer that the API does not give, such as the page of a proxy.
	 */
	UNEXPECTED;

	/**
	 * Return the failure as it appears in the details of the health.
	 */
	String getValue() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	Status getStatus() {
		return (this == RATE_LIMITED) ? Status.UNKNOWN : Status.DOWN;
	}

	static TracklyHealthFailure of(TracklyException exception) {
		HttpStatusCode status = exception.getStatusCode();
		if (exception instanceof TracklyRateLimitException) {
			return RATE_LIMITED;
		}
		if (status == null) {
			return UNREACHABLE;
		}
		if (status.is5xxServerError()) {
			return SERVER_ERROR;
		}
		return status.is4xxClientError() ? ofRefusal(exception) : UNEXPECTED;
	}

	private static TracklyHealthFailure ofRefusal(TracklyException exception) {
		if (exception instanceof TracklyAuthenticationException) {
			return KEY_REFUSED;
		}
		if (exception.getErrorCode() == TracklyErrorCode.PRODUCT_NOT_ENABLED) {
			return NOT_ENABLED;
		}
		return (exception instanceof TracklyAccessDeniedException && exception.getCode() == null) ? SUSPENDED : REFUSED;
	}

}
