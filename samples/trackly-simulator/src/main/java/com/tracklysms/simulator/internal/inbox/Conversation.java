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

package com.tracklysms.simulator.internal.inbox;

import java.util.ArrayList;
import java.util.List;

/**
 * All that happened with one phone number.
 */
final class Conversation {

	private final String number;

	// Collected backwards
	private final List<TimelineEntry> newestFirst = new ArrayList<>(1);

	private boolean refused;

	Conversation(String number) {
		this.number = number;
	}

	void addOlder(TimelineEntry entry) {
		this.newestFirst.add(entry);
		this.refused |= entry instanceof TimelineEntry.Refused;
	}

	String getNumber() {
		return this.number;
	}

	int size() {
		return this.newestFirst.size();
	}

	/**
	 * Return an entry.
	 * @param position the position, 0 for the oldest
	 * @return the entry
	 */
	TimelineEntry get(int position) {
		return this.newestFirst.get(size() - 1 - position);
	}

	TimelineEntry getNewest() {
		return this.newestFirst.get(0);
	}

	boolean hasRefused() {
		return this.refused;
	}

}
