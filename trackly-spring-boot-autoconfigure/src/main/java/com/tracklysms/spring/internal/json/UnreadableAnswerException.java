package com.tracklysms.spring.internal.json;

/**
 * A successful answer does not have the documented form. Never leaves this package.
 */
public class UnreadableAnswerException extends RuntimeException {

	public UnreadableAnswerException(String message) {
		super(message);
	}

}
