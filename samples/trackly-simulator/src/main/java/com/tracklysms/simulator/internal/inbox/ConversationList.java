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

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import com.tracklysms.simulator.callback.CallbackAttempt;
import com.tracklysms.simulator.contact.SimulatorContacts;
import com.tracklysms.simulator.internal.inbox.ConversationSearch.Criteria;
import com.tracklysms.simulator.internal.inbox.ConversationSearch.Match;
import org.jspecify.annotations.Nullable;

/**
 * The list of conversations, in parts.
 */
final class ConversationList {

	private static final int MOST_ROWS = 100;

	private static final int SNIPPET = 160;

	private final ConversationSearch search = new ConversationSearch();

	private final InboxContents contents;

	private final ReportLog reports;

	private final SimulatorContacts contacts;

	ConversationList(InboxContents contents, ReportLog reports, SimulatorContacts contacts) {
		this.contents = contents;
		this.reports = reports;
		this.contacts = contacts;
	}

	Object read(InboxRequest request) {
		Criteria criteria = new Criteria(request.parameter("text"), request.parameter("show").equals("refused"));
		List<Match> matches = this.search.find(this.contents.get(), criteria);
		int from = Math.min(request.number("from", 0), matches.size());
		int to = Math.min(from + Math.min(request.number("limit", MOST_ROWS), MOST_ROWS), matches.size());
		return new Part(matches.size(), from, matches.subList(from, to).stream().map(this::row).toList());
	}

	private Row row(Match match) {
		Conversation conversation = match.conversation();
		TimelineEntry shown = (match.position() != null) ? conversation.get(match.position())
				: conversation.getNewest();
		return new Row(conversation.getNumber(), snippet(shown), conversation.getNewest().at(), conversation.size(),
				state(shown), this.contacts.findUnsubscribedLists(conversation.getNumber()), match.position());
	}

	private static String snippet(TimelineEntry entry) {
		String text = entry.text();
		if (text.isEmpty() && entry instanceof TimelineEntry.Refused refused) {
			return refused.refusal().method() + " " + refused.refusal().path();
		}
		return (text.length() > SNIPPET) ? text.substring(0, SNIPPET) : text;
	}

	private String state(TimelineEntry entry) {
		if (entry instanceof TimelineEntry.Queued queued) {
			CallbackAttempt report = this.reports.find(queued.message().messageId());
			return (report != null) ? Objects.requireNonNullElse(report.status(), "queued") : "queued";
		}
		return (entry instanceof TimelineEntry.Refused) ? "refused" : "answered";
	}

	/**
	 * A part of the list.
	 *
	 * @param total the number of all rows
	 * @param from the position of the first of these
	 * @param rows the rows
	 */
	record Part(int total, int from, List<Row> rows) {

	}

	/**
	 * A conversation in short.
	 *
	 * @param number the phone number, empty for requests without one
	 * @param text the newest text, or the one that was found
	 * @param at the time of the newest entry
	 * @param size the number of entries
	 * @param state what became of the text
	 * @param optedOut the lists that the person has opted out of
	 * @param position the position of the text that was found
	 */
	record Row(String number, String text, Instant at, int size, String state, List<String> optedOut,
			@Nullable Integer position) {

	}

}
