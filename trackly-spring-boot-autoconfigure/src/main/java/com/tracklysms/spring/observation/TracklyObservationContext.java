package com.tracklysms.spring.observation;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * {@link Observation.Context} of one call of the Trackly client. It holds neither a
 * number, nor a body, nor the API key.
 *
 * @since 0.1.0
 */
public class TracklyObservationContext extends Observation.Context {

	private final String operation;

	private final String apiVersion;

	private boolean completed;

	private @Nullable String messageId;

	private long queued;

	private long rejected;

	private long unsent;

	private long unknown;

	/**
	 * Create a new context.
	 * @param operation the operation, such as {@code send}
	 * @param apiVersion the version of the API, {@code v1} or {@code v2}
	 */
	public TracklyObservationContext(String operation, String apiVersion) {
		this.operation = operation;
		this.apiVersion = apiVersion;
	}

	/**
	 * Return the operation.
	 * @return the name of the method that was called, such as {@code send}, with its
	 * resource before it if it is one of a resource, such as {@code lists.findAll}
	 */
	public String getOperation() {
		return this.operation;
	}

	/**
	 * Return the version of the API.
	 * @return {@code v1} or {@code v2}
	 */
	public String getApiVersion() {
		return this.apiVersion;
	}

	/**
	 * Return whether the call came to a good end.
	 * @return whether it did; {@code false} as long as it is under way, and after it was
	 * cancelled
	 */
	public boolean isCompleted() {
		return this.completed;
	}

	/**
	 * Note that the call came to a good end.
	 */
	public void setCompleted() {
		this.completed = true;
	}

	/**
	 * Return the id of a message that was sent alone.
	 * @return the id, or {@code null} if there is none
	 */
	public @Nullable String getMessageId() {
		return this.messageId;
	}

	/**
	 * Set the id of a message that was sent alone.
	 * @param messageId the id
	 */
	public void setMessageId(String messageId) {
		this.messageId = messageId;
	}

	/**
	 * Note how messages ended. Of a {@code sendAll} each batch notes its own, and the
	 * whole the messages that never were in one.
	 * @param queued how many the API counted as queued
	 * @param rejected how many were refused on their own
	 * @param unsent how many were certainly not accepted
	 * @param unknown how many may have been queued
	 */
	public void setMessages(long queued, long rejected, long unsent, long unknown) {
		this.queued = queued;
		this.rejected = rejected;
		this.unsent = unsent;
		this.unknown = unknown;
	}

	/**
	 * Return how many messages the API counted as queued.
	 * @return the number
	 */
	public long getQueued() {
		return this.queued;
	}

	/**
	 * Return how many messages were refused on their own.
	 * @return the number
	 */
	public long getRejected() {
		return this.rejected;
	}

	/**
	 * Return how many messages were certainly not accepted.
	 * @return the number
	 */
	public long getUnsent() {
		return this.unsent;
	}

	/**
	 * Return how many messages may have been queued.
	 * @return the number
	 */
	public long getUnknown() {
		return this.unknown;
	}

}
