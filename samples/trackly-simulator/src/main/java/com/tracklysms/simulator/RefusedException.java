package com.tracklysms.simulator;

/**
 * Thrown when the simulated API refuses a request or one message of it.
 */
final class RefusedException extends RuntimeException {

	private final ApiError error;

	RefusedException(ApiError error) {
		super(error.getText(), null, false, false);
		this.error = error;
	}

	ApiError getError() {
		return this.error;
	}

}
