package com.tracklysms.spring.error;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The machine-readable error codes that the Trackly API documents for sending messages.
 * <p>
 * Source: the pages "Errors", "Authentication" and "Send bulk messages" of the API
 * reference. The API may send others; {@link TracklyException#getCode()} keeps them as
 * they came.
 *
 * @since 0.1.0
 */
public enum TracklyErrorCode {

	/**
	 * The request carried no API key (documented with status 401).
	 */
	MISSING_API_KEY("missing_api_key"),

	/**
	 * The API key is unknown, revoked or malformed (documented with status 401).
	 */
	INVALID_API_KEY("invalid_api_key"),

	/**
	 * A message has no recipient (documented with status 400).
	 */
	MISSING_TO("missing_to"),

	/**
	 * A message has no body (documented with status 400).
	 */
	MISSING_BODY("missing_body"),

	/**
	 * A request names no sender (documented with status 400).
	 */
	MISSING_FROM("missing_from"),

	/**
	 * The recipient is no phone number that the API understands (documented with status
	 * 400).
	 */
	INVALID_PHONE("invalid_phone"),

	/**
	 * A bulk request holds more than 1,000 messages (documented with status 400).
	 */
	TOO_MANY_MESSAGES("too_many_messages"),

	/**
	 * A bulk request holds no messages (documented with status 400).
	 */
	MISSING_MESSAGES("missing_messages"),

	/**
	 * The sender does not exist or is not active (documented with status 404).
	 */
	LIST_NOT_FOUND("list_not_found"),

	/**
	 * More requests were made than the account may make (documented with status 429).
	 */
	RATE_LIMIT("rate_limit");

	private static final Map<String, TracklyErrorCode> BY_CODE = Arrays.stream(values())
		.collect(Collectors.toUnmodifiableMap(TracklyErrorCode::getCode, Function.identity()));

	private final String code;

	TracklyErrorCode(String code) {
		this.code = code;
	}

	/**
	 * Return the code as it appears in the API's answers.
	 * @return the code, such as {@code invalid_phone}
	 */
	public String getCode() {
		return this.code;
	}

	/**
	 * Resolve a code of an API answer.
	 * @param code the code as the API sent it
	 * @return the constant, or {@code null} if the code is absent or not a documented one
	 */
	public static @Nullable TracklyErrorCode resolve(@Nullable String code) {
		return (code != null) ? BY_CODE.get(code) : null;
	}

}
