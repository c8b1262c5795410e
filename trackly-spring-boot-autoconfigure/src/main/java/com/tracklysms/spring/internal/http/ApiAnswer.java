package com.tracklysms.spring.internal.http;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * Answer to a request, with any status and content.
 *
 * @param statusCode the HTTP status
 * @param headers the headers
 * @param body the body, truncated at its size limit or where the connection was lost
 * @param retryAfter the time to wait according to the {@code Retry-After} header, or
 * {@code null} if the header is absent or cannot be parsed
 */
public record ApiAnswer(HttpStatusCode statusCode, HttpHeaders headers, byte[] body, @Nullable Duration retryAfter) {

	/**
	 * Return whether the API refused the request because of its rate limit.
	 */
	public boolean isRateLimited() {
		return this.statusCode.isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS);
	}

}
