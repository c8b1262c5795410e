package com.tracklysms.spring.error;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;

/**
 * An answer of the API that is not a success, as a {@link TracklyExceptionTranslator}
 * sees it.
 * <p>
 * The texts are free of the API key, of message bodies and of whole phone numbers,
 * whatever the server wrote.
 *
 * @param statusCode the HTTP status, anything outside 200 to 299
 * @param code the API's machine-readable code, or {@code null} if it sent none (it is
 * documented to be absent on some answers, such as the one for a suspended account)
 * @param error the API's human-readable text, or {@code null} if the answer was not the
 * API's, such as the page of a proxy
 * @param retryAfter the time to wait before the next request as the answer's
 * {@code Retry-After} header asks for it, or {@code null} if there was none that could be
 * read; not documented by the API
 * @since 0.1.0
 */
public record TracklyErrorResponse(HttpStatusCode statusCode, @Nullable String code, @Nullable String error,
		@Nullable Duration retryAfter) {

	/**
	 * Describe the answer in one line, for the message of an exception.
	 * @return the status, and code and text if there are any
	 */
	public String describe() {
		StringBuilder description = new StringBuilder("Trackly answered ").append(this.statusCode.value());
		if (this.code != null) {
			description.append(' ').append(this.code);
		}
		if (this.error != null) {
			description.append(": ").append(this.error);
		}
		return description.toString();
	}

}
