/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package com.tracklysms.spring.observation;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * {@link Observation.Context} for one call of the Trackly client. It contains no phone
 * numbers, no message bodies and no API key.
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
	 * @return the name of the method, such as {@code send}, qualified by its resource if
	 * there is one, such as {@code lists.findAll}
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
	 * Return whether the call completed successfully.
	 * @return {@code true} if it did, {@code false} while it is in flight and if it
	 * failed or was cancelled
	 */
	public boolean isCompleted() {
		return this.completed;
	}

	/**
	 * Mark the call as successfully completed.
	 */
	public void setCompleted() {
		this.completed = true;
	}

	/**
	 * Return the id of a message that was sent on its own.
	 * @return the id, or {@code null} if there is none
	 */
	public @Nullable String getMessageId() {
		return this.messageId;
	}

	/**
	 * Set the id of a message that was sent on its own.
	 * @param messageId the API's id of the message
	 */
	public void setMessageId(String messageId) {
		this.messageId = messageId;
	}

	/**
	 * Set the numbers of messages by outcome. For a {@code sendAll} the observation of
	 * each batch has the messages of that batch, and the observation of the whole call
	 * has the messages that are not part of a completed batch.
	 * @param queued the number of messages that the API counted as queued
	 * @param rejected the number of messages that were rejected individually
	 * @param unsent the number of messages that were certainly not accepted
	 * @param unknown the number of messages that may have been queued
	 */
	public void setMessages(long queued, long rejected, long unsent, long unknown) {
		this.queued = queued;
		this.rejected = rejected;
		this.unsent = unsent;
		this.unknown = unknown;
	}

	/**
	 * Return the number of messages that the API counted as queued.
	 * @return the number of messages
	 */
	public long getQueued() {
		return this.queued;
	}

	/**
	 * Return the number of messages that were rejected individually.
	 * @return the number of messages
	 */
	public long getRejected() {
		return this.rejected;
	}

	/**
	 * Return the number of messages that were certainly not accepted.
	 * @return the number of messages
	 */
	public long getUnsent() {
		return this.unsent;
	}

	/**
	 * Return the number of messages that may have been queued.
	 * @return the number of messages
	 */
	public long getUnknown() {
		return this.unknown;
	}

}
