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

package com.tracklysms.spring.campaign;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

import com.tracklysms.spring.ledger.LedgerOutcome;
import com.tracklysms.spring.ledger.SendStatus;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.CampaignMessage;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * Part of a campaign that is sent by one {@code sendAll}, whose report has all messages
 * that were not queued and so must not cover a whole campaign. It knows the keys of the
 * messages that were read and have not ended.
 */
final class CampaignWindow implements Iterator<SmsMessage> {

	private static final int SIZE = 50_000;

	private final Iterator<CampaignMessage> messages;

	/**
	 * The keys by position, {@code null} once their messages have ended.
	 */
	private final List<@Nullable String> keys = new ArrayList<>();

	CampaignWindow(Iterator<CampaignMessage> messages) {
		this.messages = messages;
	}

	@Override
	public boolean hasNext() {
		return this.keys.size() < SIZE && this.messages.hasNext();
	}

	@Override
	public SmsMessage next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		CampaignMessage message = this.messages.next();
		this.keys.add(message.key());
		return message.message();
	}

	/**
	 * Return how the messages of a batch ended.
	 */
	List<LedgerOutcome> end(BatchOutcome batch) {
		return LedgerOutcome.allOf(batch, this::take);
	}

	private @Nullable String take(long position) {
		return this.keys.set(Math.toIntExact(position), null);
	}

	/**
	 * Return how all messages ended that had not ended before.
	 * @param report the report on the messages that were read, or {@code null} if there
	 * is none, so that any message may have been queued
	 */
	List<LedgerOutcome> endAll(@Nullable SendReport report) {
		List<LedgerOutcome> outcomes = new ArrayList<>();
		if (report != null) {
			outcomes.addAll(LedgerOutcome.notQueued(report, this::take));
		}
		this.keys.stream()
			.filter(Objects::nonNull)
			.forEach((key) -> outcomes.add(new LedgerOutcome(key, SendStatus.UNKNOWN, null, null)));
		Collections.fill(this.keys, null);
		return outcomes;
	}

}
