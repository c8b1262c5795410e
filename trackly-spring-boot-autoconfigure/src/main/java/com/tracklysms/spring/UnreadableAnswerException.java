package com.tracklysms.spring;

/**
 * A successful answer does not have the documented form. Never leaves this package.
 */
class UnreadableAnswerException extends RuntimeException {

	UnreadableAnswerException(String message) {
		super(message);
	}

}
