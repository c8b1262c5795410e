/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package com.tracklysms.spring.error;

import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedRuntimeException;
import org.springframework.http.HttpStatusCode;

/**
 * Root of the hierarchy of Trackly exceptions.
 * <p>
 * Its three direct subclasses determine whether the same call can be retried:
 * {@link TransientTracklyException} (nothing was accepted, so it can),
 * {@link NonTransientTracklyException} (it would fail again) and
 * {@link IndeterminateTracklyException} (the message may have been queued, so a retry can
 * text a person twice).
 * <p>
 * No exception contains the API key, a message body or a complete phone number, neither
 * in its message nor in its fields, its cause or its suppressed exceptions.
 *
 * @since 0.1.0
 */
public abstract class TracklyException extends NestedRuntimeException {

	private final @Nullable HttpStatusCode statusCode;

	private final @Nullable String code;

	private final @Nullable String errorText;

	/**
	 * Create an exception for a failure without a response of the API.
	 * @param message the detail message
	 * @param cause the cause, or {@code null}
	 */
	protected TracklyException(String message, @Nullable Throwable cause) {
		super(message, cause);
		this.statusCode = null;
		this.code = null;
		this.errorText = null;
	}

	/**
	 * Create an exception for a call that was refused before any request, for a reason
	 * with a code of the API.
	 * @param errorCode the code that the API would have returned
	 * @param message the detail message
	 */
	protected TracklyException(TracklyErrorCode errorCode, String message) {
		super(message + " (" + errorCode.getCode() + ")");
		this.statusCode = null;
		this.code = errorCode.getCode();
		this.errorText = null;
	}

	/**
	 * Create an exception for an error response of the API.
	 * @param message the detail message
	 * @param response the response
	 */
	protected TracklyException(String message, TracklyErrorResponse response) {
		super(message);
		this.statusCode = response.statusCode();
		this.code = response.code();
		this.errorText = response.error();
	}

	/**
	 * Create an exception for a response that cannot be parsed.
	 * @param message the detail message
	 * @param statusCode the status of the response
	 * @param cause the cause, or {@code null}
	 */
	protected TracklyException(String message, HttpStatusCode statusCode, @Nullable Throwable cause) {
		super(message, cause);
		this.statusCode = statusCode;
		this.code = null;
		this.errorText = null;
	}

	/**
	 * Return the category of this failure: whether anything was accepted, and whether the
	 * same call can be retried.
	 * @return the category; {@link TracklyErrorCategory#INDETERMINATE} for an exception
	 * that belongs to none of the three branches
	 */
	public TracklyErrorCategory getCategory() {
		return TracklyErrorCategory.INDETERMINATE;
	}

	/**
	 * Return the HTTP status of the response.
	 * @return the status, or {@code null} if there was no response
	 */
	public @Nullable HttpStatusCode getStatusCode() {
		return this.statusCode;
	}

	/**
	 * Return the API's error code as it was returned.
	 * @return the code, or {@code null} if there is none
	 */
	public @Nullable String getCode() {
		return this.code;
	}

	/**
	 * Return the API's error code as a constant.
	 * @return the constant, or {@code null} if there is no code or the code is not
	 * documented
	 */
	public @Nullable TracklyErrorCode getErrorCode() {
		return TracklyErrorCode.resolve(this.code);
	}

	/**
	 * Return the API's human-readable text.
	 * @return the text, or {@code null} if there is none
	 */
	public @Nullable String getErrorText() {
		return this.errorText;
	}

}
