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
 * An endpoint of the API that takes messages to send.
 */
public enum TracklyEndpoint {

	/**
	 * The v1 send of a single message.
	 */
	MESSAGES("/v1/messages"),

	/**
	 * The v1 send of up to 1000 messages in one request.
	 */
	MESSAGES_BULK("/v1/messages/bulk"),

	/**
	 * The v2 send of a single message.
	 */
	SEND("/v2/send"),

	/**
	 * The v2 send of up to 1000 messages in one request.
	 */
	SEND_BULK("/v2/send/bulk"),

	/**
	 * The v2 send of a single message that can skip checks.
	 */
	SEND_RAW("/v2/send-raw"),

	/**
	 * The v2 send of up to 1000 messages that can skip checks.
	 */
	SEND_RAW_BULK("/v2/send-raw/bulk");

	private final String path;

	TracklyEndpoint(String path) {
		this.path = path;
	}

	/**
	 * Return the path of this endpoint, relative to the base URL.
	 * @return the path
	 */
	public String getPath() {
		return this.path;
	}

	/**
	 * Return whether this endpoint takes several messages in one request.
	 * @return {@code true} for the bulk endpoints
	 */
	public boolean isBulk() {
		return this.path.endsWith("/bulk");
	}

}
