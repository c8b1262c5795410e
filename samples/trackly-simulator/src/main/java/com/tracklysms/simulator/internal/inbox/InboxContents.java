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
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.tracklysms.simulator.internal.refusal.RefusalLog;
import com.tracklysms.simulator.journal.SimulatorJournal;
import org.jspecify.annotations.Nullable;

/**
 * The conversations, which are put together when somebody looks: a simulator whose inbox
 * nobody opens does nothing for it.
 */
final class InboxContents {

	private final RefusalReader refusalReader = new RefusalReader();

	private final SimulatorJournal journal;

	private final RefusalLog refusals;

	private final AnswerLog answers;

	private @Nullable Snapshot latest;

	InboxContents(SimulatorJournal journal, RefusalLog refusals, AnswerLog answers) {
		this.journal = journal;
		this.refusals = refusals;
		this.answers = answers;
	}

	/**
	 * Return what tells whether anything has changed.
	 * @return the version
	 */
	String getVersion() {
		return this.journal.getChangeCount() + "-" + this.refusals.getChangeCount() + "-"
				+ this.answers.getChangeCount();
	}

	synchronized Snapshot get() {
		// Taken before the contents, so that what comes in between is not missed
		String version = getVersion();
		Snapshot snapshot = this.latest;
		if (snapshot == null || !snapshot.version().equals(version)) {
			snapshot = new Snapshot(version, conversations());
			this.latest = snapshot;
		}
		return snapshot;
	}

	private Map<String, Conversation> conversations() {
		List<TimelineEntry> entries = entries();
		Map<String, Conversation> conversations = new LinkedHashMap<>();
		for (int i = entries.size() - 1; i >= 0; i--) {
			TimelineEntry entry = entries.get(i);
			conversations.computeIfAbsent(entry.number(), Conversation::new).addOlder(entry);
		}
		return conversations;
	}

	private List<TimelineEntry> entries() {
		List<TimelineEntry> entries = new ArrayList<>();
		this.journal.getMessages().forEach((message) -> entries.add(new TimelineEntry.Queued(message)));
		this.refusals.getRefusals().forEach((refusal) -> entries.add(this.refusalReader.read(refusal)));
		entries.addAll(this.answers.getAnswers());
		entries.sort(Comparator.comparing(TimelineEntry::at));
		return entries;
	}

	/**
	 * The conversations at one time.
	 *
	 * @param version tells whether anything has changed since
	 * @param byNumber the conversations, the one with the newest entry first
	 */
	record Snapshot(String version, Map<String, Conversation> byNumber) {

		Collection<Conversation> conversations() {
			return this.byNumber.values();
		}

		@Override
		public String toString() {
			// The generated form would show numbers
			return "Snapshot[" + this.version + "]";
		}

	}

}
