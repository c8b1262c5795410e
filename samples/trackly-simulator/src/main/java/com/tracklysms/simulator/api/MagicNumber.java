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

package com.tracklysms.simulator.api;

import java.time.Duration;

import com.tracklysms.simulator.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A recipient for which the simulator fails on purpose, in its answer or in the delivery
 * that it reports. The numbers are the simulator's own; the API itself documents none.
 */
public enum MagicNumber {

	/**
	 * Answers status 500, the message is not queued.
	 */
	SERVER_ERROR("+15005550500", Fault.serverError()),

	/**
	 * Answers late, the message is queued.
	 */
	SLOW_ANSWER("+15005550501", Fault.slowAnswer()),

	/**
	 * Drops the connection without an answer, the message is not queued.
	 */
	DROPPED_NOT_QUEUED("+15005550502", Fault.closedBeforeAnswer()),

	/**
	 * Drops the connection without an answer although the message is queued.
	 */
	DROPPED_QUEUED("+15005550503", Fault.closedBeforeAnswer().afterQueueing()),

	/**
	 * Answers status 500 although the message is queued.
	 */
	SERVER_ERROR_QUEUED("+15005550504", Fault.serverError().afterQueueing()),

	/**
	 * Answers status 503, the message is not queued.
	 */
	SERVICE_UNAVAILABLE("+15005550505", Fault.serviceUnavailable()),

	/**
	 * Resets the connection without an answer, the message is not queued.
	 */
	RESET_NOT_QUEUED("+15005550506", Fault.connectionReset()),

	/**
	 * Resets the connection without an answer although the message is queued.
	 */
	RESET_QUEUED("+15005550507", Fault.connectionReset().afterQueueing()),

	/**
	 * Closes the connection in the middle of the answer, the message is queued.
	 */
	CLOSED_WITHIN_ANSWER("+15005550508", Fault.closedWithinAnswer()),

	/**
	 * Closes the connection right after the answer, the message is queued.
	 */
	CLOSED_AFTER_ANSWER("+15005550509", Fault.closedAfterAnswer()),

	/**
	 * Answers bit by bit, the message is queued.
	 */
	DRIPPING_ANSWER("+15005550510", Fault.drippingAnswer()),

	/**
	 * Answers with half of the JSON, the message is queued.
	 */
	HALF_ANSWER("+15005550511", Fault.halfAnswer()),

	/**
	 * Answers status 102 before the answer, the message is queued.
	 */
	INTERIM_RESPONSE("+15005550512", Fault.interimResponse()),

	/**
	 * Answers status 429 without {@code Retry-After}, the message is not queued.
	 */
	RATE_LIMITED("+15005550513", Fault.rateLimited()),

	/**
	 * Answers status 429 with a {@code Retry-After} of one second, the message is not
	 * queued.
	 */
	RATE_LIMITED_RETRY_AFTER("+15005550514", Fault.rateLimited(Duration.ofSeconds(1))),

	/**
	 * Answers as usual, the message is queued and an automatic callback reports it as
	 * undeliverable.
	 */
	UNDELIVERABLE("+15005550520", "queued, later reported as undeliverable"),

	/**
	 * Answers as usual, the message is queued and an automatic callback reports it as
	 * rejected by the carrier.
	 */
	REJECTED("+15005550521", "queued, later reported as rejected"),

	/**
	 * Answers as usual, the message is queued and an automatic callback reports it as
	 * expired.
	 */
	EXPIRED("+15005550522", "queued, later reported as expired");

	private final String number;

	private final @Nullable Fault fault;

	private final String effect;

	MagicNumber(String number, Fault fault) {
		this(number, fault, fault.description());
	}

	MagicNumber(String number, String effect) {
		this(number, null, effect);
	}

	MagicNumber(String number, @Nullable Fault fault, String effect) {
		this.number = number;
		this.fault = fault;
		this.effect = effect;
	}

	/**
	 * Return the phone number to send to.
	 * @return the number with its leading plus sign
	 */
	public String getNumber() {
		return this.number;
	}

	/**
	 * Return how a request to the number fails.
	 * @return the fault, which says whether the message is queued; {@code null} if the
	 * request does not fail
	 * @since 0.1.0
	 */
	public @Nullable Fault getFault() {
		return this.fault;
	}

	/**
	 * Return what a send to the number leads to.
	 * @return a short description
	 */
	public String getEffect() {
		return this.effect;
	}

}
