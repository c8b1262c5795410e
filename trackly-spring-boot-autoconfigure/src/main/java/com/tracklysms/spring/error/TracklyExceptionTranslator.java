package com.tracklysms.spring.error;

import org.jspecify.annotations.Nullable;

/**
 * Strategy that turns an answer of the API that is not a success into an exception.
 * <p>
 * Only answers are translated here. A request without an answer is classified by the
 * client itself, because only it knows how far the request came.
 * <p>
 * The type of the exception decides whether the client repeats the call: return a
 * {@link TransientTracklyException} only if the API accepted nothing.
 *
 * @since 0.1.0
 * @see DefaultTracklyExceptionTranslator
 */
@FunctionalInterface
public interface TracklyExceptionTranslator {

	/**
	 * Translate the given answer.
	 * @param response the answer, with a status outside 200 to 299
	 * @return the exception to throw, or {@code null} to leave the answer to
	 * {@link DefaultTracklyExceptionTranslator}
	 */
	@Nullable TracklyException translate(TracklyErrorResponse response);

}
