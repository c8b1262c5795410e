package com.tracklysms.spring.error;

import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedRuntimeException;
import org.springframework.http.HttpStatusCode;

/**
 * Root of all exceptions of a call to the Trackly API.
 * <p>
 * Its three direct subclasses answer the question that matters after a failed send,
 * whether the same call may be repeated: {@link TransientTracklyException} (yes, nothing
 * was accepted), {@link NonTransientTracklyException} (it would fail again) and
 * {@link IndeterminateTracklyException} (the message may have been queued, so repeating
 * can text a person twice).
 * <p>
 * No exception carries the API key, a message body or a whole phone number, neither in
 * its message nor in its fields, its cause or its suppressed exceptions.
 *
 * @since 0.1.0
 */
public abstract class TracklyException extends NestedRuntimeException {

	private final @Nullable HttpStatusCode statusCode;

	private final @Nullable String code;

	private final @Nullable String errorText;

	/**
	 * Create an exception for a failure without an answer of the API.
	 * @param message what happened and what to do
	 * @param cause the failure behind it, if any
	 */
	protected TracklyException(String message, @Nullable Throwable cause) {
		super(message, cause);
		this.statusCode = null;
		this.code = null;
		this.errorText = null;
	}

	/**
	 * Create an exception for a call that was refused before any request, for a reason
	 * that the API has a code for.
	 * @param errorCode the code that the API would have answered
	 * @param message what happened and what to do
	 */
	protected TracklyException(TracklyErrorCode errorCode, String message) {
		super(message + " (" + errorCode.getCode() + ")");
		this.statusCode = null;
		this.code = errorCode.getCode();
		this.errorText = null;
	}

	/**
	 * Create an exception for an answer of the API.
	 * @param message what happened and what to do
	 * @param response the answer
	 */
	protected TracklyException(String message, TracklyErrorResponse response) {
		super(message);
		this.statusCode = response.statusCode();
		this.code = response.code();
		this.errorText = response.error();
	}

	/**
	 * Create an exception for an answer that has a status but could not be understood.
	 * @param message what happened and what to do
	 * @param statusCode the status of the answer
	 * @param cause the failure behind it, if any
	 */
	protected TracklyException(String message, HttpStatusCode statusCode, @Nullable Throwable cause) {
		super(message, cause);
		this.statusCode = statusCode;
		this.code = null;
		this.errorText = null;
	}

	/**
	 * Return the category of this failure: whether anything was accepted, and whether the
	 * same call may be repeated.
	 * @return the category; {@link TracklyErrorCategory#INDETERMINATE} for an exception
	 * that belongs to none of the three branches
	 */
	public TracklyErrorCategory getCategory() {
		return TracklyErrorCategory.INDETERMINATE;
	}

	/**
	 * Return the HTTP status of the answer.
	 * @return the status, or {@code null} if there was no answer
	 */
	public @Nullable HttpStatusCode getStatusCode() {
		return this.statusCode;
	}

	/**
	 * Return the API's code as it was sent.
	 * @return the code, or {@code null} if there was no answer or it had no code
	 */
	public @Nullable String getCode() {
		return this.code;
	}

	/**
	 * Return the API's code as one of the documented ones.
	 * @return the constant, or {@code null} if there is no code or it is not a documented
	 * one
	 */
	public @Nullable TracklyErrorCode getErrorCode() {
		return TracklyErrorCode.resolve(this.code);
	}

	/**
	 * Return the text with which the API explained the failure.
	 * @return the text, or {@code null} if the API gave none
	 */
	public @Nullable String getErrorText() {
		return this.errorText;
	}

}
