package com.tracklysms.spring.message;

import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedRuntimeException;

/**
 * A {@link com.tracklysms.spring.TracklyOperations#sendAll(Iterable) sendAll} was broken
 * off from outside of the API: the source failed, the consumer of the progress failed, or
 * the thread was interrupted. The cause tells which; the report accounts for each message
 * that was read.
 *
 * @since 0.1.0
 */
public class SendAllException extends NestedRuntimeException {

	private final transient SendReport report;

	/**
	 * Create a new {@code SendAllException}.
	 * @param message what broke it off
	 * @param report what became of the messages read until then
	 * @param cause the failure behind it, if any
	 */
	public SendAllException(String message, SendReport report, @Nullable Throwable cause) {
		super(message, cause);
		this.report = report;
	}

	/**
	 * Return what became of each message that was read.
	 * @return the report
	 */
	public SendReport getReport() {
		return this.report;
	}

}
