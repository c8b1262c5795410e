package com.tracklysms.simulator.internal.error;

/**
 * Thrown when the simulated API refuses a request or one message of it.
 */
public final class RefusedException extends RuntimeException {

	private final ApiError error;

	public RefusedException(ApiError error) {
		super(error.getText(), null, false, false);
		this.error = error;
	}

	public ApiError getError() {
		return this.error;
	}

}
