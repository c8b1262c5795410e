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

package com.tracklysms.spring.ledger;

/**
 * Status of a message in a {@link SendLedger}.
 *
 * @since 0.1.0
 */
public enum SendStatus {

	/**
	 * The message is being sent: its key was claimed, and no end has been recorded yet.
	 */
	IN_FLIGHT,

	/**
	 * The API counted the message as queued.
	 */
	QUEUED,

	/**
	 * The message was rejected individually. It was not queued, and is not sent again by
	 * itself.
	 */
	REJECTED,

	/**
	 * The message was certainly not accepted. It can be claimed again.
	 */
	UNSENT,

	/**
	 * The message may have been queued, so that sending it again can text a person twice.
	 * It is not sent again by itself.
	 */
	UNKNOWN

}
