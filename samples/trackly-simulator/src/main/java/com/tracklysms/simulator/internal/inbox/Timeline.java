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

import java.util.List;
import java.util.stream.IntStream;

import com.tracklysms.simulator.contact.SimulatorContacts;

/**
 * The entries of one conversation, in parts.
 */
final class Timeline {

	private static final int MOST_ENTRIES = 60;

	private final InboxContents contents;

	private final EntryViews views;

	private final SimulatorContacts contacts;

	Timeline(InboxContents contents, EntryViews views, SimulatorContacts contacts) {
		this.contents = contents;
		this.views = views;
		this.contacts = contacts;
	}

	/**
	 * Read the part of a conversation from a position on, or its end.
	 * @param request names the {@code number}, and may name {@code from} and
	 * {@code limit}
	 * @return the part
	 */
	Object read(InboxRequest request) {
		String number = request.parameter("number");
		Conversation conversation = this.contents.get().byNumber().get(number);
		if (conversation == null) {
			return new Part(number, 0, 0, List.of(), List.of());
		}
		int limit = Math.min(request.number("limit", MOST_ENTRIES), MOST_ENTRIES);
		int last = Math.max(0, conversation.size() - limit);
		int from = Math.min(request.number("from", last), last);
		List<EntryViews.View> entries = IntStream.range(from, Math.min(from + limit, conversation.size()))
			.mapToObj((position) -> this.views.view(position, conversation.get(position)))
			.toList();
		return new Part(number, conversation.size(), from, this.contacts.findUnsubscribedLists(number), entries);
	}

	/**
	 * A part of a conversation.
	 *
	 * @param number the phone number
	 * @param total the number of all entries
	 * @param from the position of the first of these
	 * @param optedOut the lists that the person has opted out of
	 * @param entries the entries, the oldest first
	 */
	record Part(String number, int total, int from, List<String> optedOut, List<EntryViews.View> entries) {

	}

}
