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

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What people answered in the inbox.
 */
final class AnswerLog {

	private static final int CAPACITY = 10_000;

	private final Deque<TimelineEntry.Answered> answers = new ArrayDeque<>();

	private long changeCount;

	synchronized void add(TimelineEntry.Answered answer) {
		this.answers.addLast(answer);
		if (this.answers.size() > CAPACITY) {
			this.answers.removeFirst();
		}
		this.changeCount++;
	}

	synchronized List<TimelineEntry.Answered> getAnswers() {
		return List.copyOf(this.answers);
	}

	synchronized long getChangeCount() {
		return this.changeCount;
	}

	synchronized void clear() {
		this.answers.clear();
		this.changeCount++;
	}

}
