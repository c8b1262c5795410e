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

package com.tracklysms.simulator.fault;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A way in which a request to the simulator fails on purpose.
 * <p>
 * A fault also says whether the messages of the request are queued before it happens: a
 * client cannot see that where the answer is missing, but a test must know it. A request
 * that is refused has nothing queued, whatever its fault says.
 *
 * @param type what happens
 * @param queued whether the request does what it asks for before that
 * @param duration for {@link Type#RATE_LIMITED} when to come back, for
 * {@link Type#SLOW_ANSWER} and {@link Type#DRIPPING_ANSWER} how long the answer takes;
 * {@code null} for no {@code Retry-After}, and for what the simulator is set to
 * @since 0.1.0
 */
public record Fault(Type type, boolean queued, @Nullable Duration duration) {

	/**
	 * Create a fault. The static methods are shorter.
	 * @throws IllegalArgumentException if the type cannot have such a duration, or if the
	 * type alone decides whether messages are queued, and otherwise
	 */
	public Fault {
		check(type != Type.RATE_LIMITED || !queued, "A request with status 429 queues nothing");
		check(!type.hasUsualAnswer() || queued, "A request with the usual answer has its messages queued");
		check(duration == null || type.hasDuration(), "This fault has no duration");
		check(duration == null || !duration.isNegative() && duration.compareTo(Duration.ofDays(1)) <= 0,
				"The duration must be between zero and a day");
	}

	/**
	 * Status 429 without {@code Retry-After}, as the API documents it.
	 * @return the fault, with nothing queued
	 */
	public static Fault rateLimited() {
		return new Fault(Type.RATE_LIMITED, false, null);
	}

	/**
	 * Status 429 with {@code Retry-After}, which the API does not document.
	 * @param retryAfter when to come back, sent as whole seconds, rounded up; at most a
	 * day
	 * @return the fault, with nothing queued
	 */
	public static Fault rateLimited(Duration retryAfter) {
		return new Fault(Type.RATE_LIMITED, false, retryAfter);
	}

	/**
	 * Status 500.
	 * @return the fault, with nothing queued unless {@link #afterQueueing()} is asked for
	 */
	public static Fault serverError() {
		return new Fault(Type.SERVER_ERROR, false, null);
	}

	/**
	 * Status 503.
	 * @return the fault, with nothing queued unless {@link #afterQueueing()} is asked for
	 */
	public static Fault serviceUnavailable() {
		return new Fault(Type.SERVICE_UNAVAILABLE, false, null);
	}

	/**
	 * The usual answer, as late as the simulator is set to.
	 * @return the fault, with the messages queued
	 */
	public static Fault slowAnswer() {
		return new Fault(Type.SLOW_ANSWER, true, null);
	}

	/**
	 * The usual answer, late.
	 * @param duration how long it takes, at most a day
	 * @return the fault, with the messages queued
	 */
	public static Fault slowAnswer(Duration duration) {
		return new Fault(Type.SLOW_ANSWER, true, duration);
	}

	/**
	 * The usual answer, its body in drips that take as long as a slow answer of the
	 * simulator: each time limit on a single read is kept.
	 * @return the fault, with the messages queued
	 */
	public static Fault drippingAnswer() {
		return new Fault(Type.DRIPPING_ANSWER, true, null);
	}

	/**
	 * The usual answer, its body in drips: each time limit on a single read is kept.
	 * @param duration how long the drips take together, at most a day
	 * @return the fault, with the messages queued
	 */
	public static Fault drippingAnswer(Duration duration) {
		return new Fault(Type.DRIPPING_ANSWER, true, duration);
	}

	/**
	 * The usual answer with half of its JSON, complete as far as HTTP can tell.
	 * @return the fault, with the messages queued
	 */
	public static Fault halfAnswer() {
		return new Fault(Type.HALF_ANSWER, true, null);
	}

	/**
	 * The status 102 before the usual answer.
	 * @return the fault, with the messages queued
	 */
	public static Fault interimResponse() {
		return new Fault(Type.INTERIM_RESPONSE, true, null);
	}

	/**
	 * The connection closed in place of an answer.
	 * @return the fault, with nothing queued unless {@link #afterQueueing()} is asked for
	 */
	public static Fault closedBeforeAnswer() {
		return new Fault(Type.CLOSED_BEFORE_ANSWER, false, null);
	}

	/**
	 * The connection closed in the middle of the body of the usual answer.
	 * @return the fault, with the messages queued
	 */
	public static Fault closedWithinAnswer() {
		return new Fault(Type.CLOSED_WITHIN_ANSWER, true, null);
	}

	/**
	 * The connection closed right after the usual answer, which did not announce it.
	 * @return the fault, with the messages queued
	 */
	public static Fault closedAfterAnswer() {
		return new Fault(Type.CLOSED_AFTER_ANSWER, true, null);
	}

	/**
	 * The connection reset (TCP RST) in place of an answer.
	 * @return the fault, with nothing queued unless {@link #afterQueueing()} is asked for
	 */
	public static Fault connectionReset() {
		return new Fault(Type.CONNECTION_RESET, false, null);
	}

	/**
	 * Return this fault with the messages of the request queued before it happens.
	 * @return the fault
	 * @throws IllegalArgumentException for status 429, which means that nothing was
	 * queued
	 */
	public Fault afterQueueing() {
		return new Fault(this.type, true, this.duration);
	}

	/**
	 * Return what happens in words.
	 * @return a short description
	 */
	public String description() {
		String retryAfter = (this.type == Type.RATE_LIMITED && this.duration != null) ? " with Retry-After" : "";
		return this.type.description + retryAfter + (this.queued ? ", queued" : ", not queued");
	}

	private static void check(boolean valid, String message) {
		if (!valid) {
			throw new IllegalArgumentException(message);
		}
	}

	/**
	 * What happens to a request.
	 */
	public enum Type {

		/**
		 * Status 429.
		 */
		RATE_LIMITED("status 429"),

		/**
		 * Status 500.
		 */
		SERVER_ERROR("status 500"),

		/**
		 * Status 503.
		 */
		SERVICE_UNAVAILABLE("status 503"),

		/**
		 * The usual answer, late.
		 */
		SLOW_ANSWER("a slow answer"),

		/**
		 * The usual answer, bit by bit.
		 */
		DRIPPING_ANSWER("an answer in drips"),

		/**
		 * The usual answer with half of its JSON.
		 */
		HALF_ANSWER("an answer with half of its JSON"),

		/**
		 * The status 102 before the usual answer.
		 */
		INTERIM_RESPONSE("a status 102 before the answer"),

		/**
		 * The connection closed in place of an answer.
		 */
		CLOSED_BEFORE_ANSWER("a connection closed before the answer"),

		/**
		 * The connection closed in the middle of the usual answer.
		 */
		CLOSED_WITHIN_ANSWER("a connection closed within the answer"),

		/**
		 * The connection closed right after the usual answer.
		 */
		CLOSED_AFTER_ANSWER("a connection closed after the answer"),

		/**
		 * The connection reset in place of an answer.
		 */
		CONNECTION_RESET("a connection reset before the answer");

		private final String description;

		Type(String description) {
			this.description = description;
		}

		private boolean hasDuration() {
			return this == RATE_LIMITED || this == SLOW_ANSWER || this == DRIPPING_ANSWER;
		}

		private boolean hasUsualAnswer() {
			return switch (this) {
				case SLOW_ANSWER, DRIPPING_ANSWER, HALF_ANSWER, INTERIM_RESPONSE, CLOSED_WITHIN_ANSWER,
						CLOSED_AFTER_ANSWER ->
					true;
				default -> false;
			};
		}

	}

}
