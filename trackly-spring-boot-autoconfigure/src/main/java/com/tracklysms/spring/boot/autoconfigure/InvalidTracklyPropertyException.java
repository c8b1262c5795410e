package com.tracklysms.spring.boot.autoconfigure;

/**
 * Exception thrown when a property of the Trackly client is invalid. It does not contain
 * the value, which can be secret.
 */
class InvalidTracklyPropertyException extends RuntimeException {

	private final String property;

	private final String source;

	private final String reason;

	/**
	 * Create a new {@code InvalidTracklyPropertyException}.
	 * @param property the name of the property
	 * @param source the source of the value
	 * @param reason the reason why the value is invalid
	 */
	InvalidTracklyPropertyException(String property, String source, String reason) {
		super("%s from %s cannot be used: %s".formatted(property, source, reason));
		this.property = property;
		this.source = source;
		this.reason = reason;
	}

	String getProperty() {
		return this.property;
	}

	String getSource() {
		return this.source;
	}

	String getReason() {
		return this.reason;
	}

}
