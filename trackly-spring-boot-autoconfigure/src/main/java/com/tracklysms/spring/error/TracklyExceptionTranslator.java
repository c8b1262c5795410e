package com.tracklysms.spring.error;

import org.jspecify.annotations.Nullable;

/**
 * Strategy interface for translating error responses of the API into exceptions.
 * <p>
 * A request without a response is classified by the client itself, which alone knows
 * whether the request was sent.
 * <p>
 * The type of the exception determines whether the client retries the call: return a
 * {@link TransientTracklyException} only if the API accepted nothing.
 *
 * @since 0.1.0
 * @see DefaultTracklyExceptionTranslator
 */
@FunctionalInterface
public interface TracklyExceptionTranslator {

	/**
	 * Translate the given error response.
	 * @param response the response, with a status outside of the range 200 to 299
	 * @return the exception to throw, or {@code null} to use
	 * {@link DefaultTracklyExceptionTranslator}
	 */
	@Nullable TracklyException translate(TracklyErrorResponse response);

}
