package com.tracklysms.spring.boot.autoconfigure;

/**
 * A setting of the Trackly client cannot be used. Says why without its value, which can
 * be secret.
 */
class InvalidTracklyPropertyException extends RuntimeException {

	private final String property;

	private final String source;

	private final String reason;

	/**
	 * Create a new exception.
	 * @param property the name of the property that the setting has
	 * @param source where its value came from
	 * @param reason what is wrong with it
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
