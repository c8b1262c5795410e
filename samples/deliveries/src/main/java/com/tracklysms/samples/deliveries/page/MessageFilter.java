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

package com.tracklysms.samples.deliveries.page;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Choice of messages that the page shows.
 */
enum MessageFilter {

	ALL(MessageState.values()),

	/**
	 * Those that wait for a report.
	 */
	QUEUED(MessageState.SENDING, MessageState.QUEUED, MessageState.PENDING, MessageState.UNKNOWN),

	DELIVERED(MessageState.DELIVERED),

	FAILED(MessageState.FAILED),

	OPTED_OUT(MessageState.OPTED_OUT);

	private final Set<MessageState> states;

	MessageFilter(MessageState... states) {
		this.states = Set.of(states);
	}

	/**
	 * Return the names of the states, for queries.
	 */
	Set<String> stateNames() {
		return this.states.stream().map(Enum::name).collect(Collectors.toSet());
	}

}
