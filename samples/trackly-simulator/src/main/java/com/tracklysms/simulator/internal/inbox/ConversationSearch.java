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
import java.util.Locale;
import java.util.Objects;

import com.tracklysms.simulator.internal.inbox.InboxContents.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Finds conversations, once for all parts of the list that are looked at.
 */
final class ConversationSearch {

	private @Nullable Snapshot snapshot;

	private Criteria criteria = new Criteria("", false);

	private List<Match> matches = List.of();

	synchronized List<Match> find(Snapshot snapshot, Criteria criteria) {
		if (this.snapshot != snapshot || !this.criteria.equals(criteria)) {
			String text = criteria.text().strip().toLowerCase(Locale.ROOT);
			this.matches = snapshot.conversations()
				.stream()
				.filter((conversation) -> !criteria.refused() || conversation.hasRefused())
				.map((conversation) -> match(conversation, text))
				.filter(Objects::nonNull)
				.toList();
			this.snapshot = snapshot;
			this.criteria = criteria;
		}
		return this.matches;
	}

	private static @Nullable Match match(Conversation conversation, String text) {
		if (text.isEmpty() || conversation.getNumber().contains(text)) {
			return new Match(conversation, null);
		}
		for (int position = conversation.size() - 1; position >= 0; position--) {
			if (matches(conversation.get(position), text)) {
				return new Match(conversation, position);
			}
		}
		return null;
	}

	private static boolean matches(TimelineEntry entry, String text) {
		if (entry.text().toLowerCase(Locale.ROOT).contains(text)) {
			return true;
		}
		if (entry instanceof TimelineEntry.Refused refused && refused.error() != null) {
			return (refused.error().code() + " " + refused.error().error()).toLowerCase(Locale.ROOT).contains(text);
		}
		return entry instanceof TimelineEntry.Queued queued
				&& queued.message().messageId().toLowerCase(Locale.ROOT).equals(text);
	}

	/**
	 * What is looked for.
	 *
	 * @param text part of a number, of a text or of an error, or a message id; empty for
	 * all
	 * @param refused whether to find only those in which something was refused
	 */
	record Criteria(String text, boolean refused) {

	}

	/**
	 * A conversation that was found.
	 *
	 * @param conversation the conversation
	 * @param position the newest entry with the text, {@code null} if it is all the same
	 */
	record Match(Conversation conversation, @Nullable Integer position) {

	}

}
