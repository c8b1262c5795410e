package com.tracklysms.spring.internal.http;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * Answer to a request, whatever it is.
 *
 * @param statusCode the HTTP status
 * @param headers the headers
 * @param body as much of the body as could be read within its limit
 * @param retryAfter the wait that {@code Retry-After} asks for, if it does and can be
 * read
 */
public record ApiAnswer(HttpStatusCode statusCode, HttpHeaders headers, byte[] body, @Nullable Duration retryAfter) {

	/**
	 * Return whether the API refused the request for its rate limit.
	 */
	public boolean isRateLimited() {
		return this.statusCode.isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS);
	}

}
