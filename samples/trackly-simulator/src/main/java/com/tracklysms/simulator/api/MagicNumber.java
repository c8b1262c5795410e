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

/**
 * A recipient for which the simulator fails on purpose, in its answer or in the delivery
 * that it reports. The numbers are the simulator's own; the API itself documents none.
 */
public enum MagicNumber {

	/**
	 * Answers status 500, the message is not queued.
	 */
	SERVER_ERROR("+15005550500", "status 500, not queued"),

	/**
	 * Answers late, the message is queued.
	 */
	SLOW_ANSWER("+15005550501", "a slow answer, queued"),

	/**
	 * Drops the connection without an answer, the message is not queued.
	 */
	DROPPED_NOT_QUEUED("+15005550502", "a dropped connection, not queued"),

	/**
	 * Drops the connection without an answer although the message is queued.
	 */
	DROPPED_QUEUED("+15005550503", "a dropped connection, queued all the same"),

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

	private final String effect;

	MagicNumber(String number, String effect) {
		this.number = number;
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
	 * Return what a send to the number leads to.
	 * @return a short description
	 */
	public String getEffect() {
		return this.effect;
	}

}
