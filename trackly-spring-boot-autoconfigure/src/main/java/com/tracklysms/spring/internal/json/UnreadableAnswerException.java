package com.tracklysms.spring.internal.json;

/**
 * Exception thrown when a successful answer does not have the documented structure. Not
 * visible to applications.
 */
public class UnreadableAnswerException extends RuntimeException {

	public UnreadableAnswerException(String message) {
		super(message);
	}

}
