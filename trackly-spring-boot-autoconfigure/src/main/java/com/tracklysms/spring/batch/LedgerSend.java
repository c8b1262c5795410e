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

package com.tracklysms.spring.batch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.ledger.LedgerOutcome;
import com.tracklysms.spring.ledger.SendLedger;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.SendAllException;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * Sends those messages of a chunk whose keys can be claimed, and records how they ended.
 */
class LedgerSend {

	private final TracklyOperations operations;

	private final SendLedger ledger;

	private final String campaign;

	private final String owner;

	private final Map<String, ItemOutcome> outcomes = new HashMap<>();

	private int unsent;

	private @Nullable TracklyException failure;

	private boolean claimed;

	LedgerSend(TracklyOperations operations, SendLedger ledger, String campaign, String owner) {
		this.operations = operations;
		this.ledger = ledger;
		this.campaign = campaign;
		this.owner = owner;
	}

	/**
	 * Send.
	 * @throws TracklyException if a failure stopped the send that would hit later
	 * messages too; the outcomes are recorded nevertheless
	 */
	void send(Map<String, SmsMessage> messages) {
		Set<String> claimed = this.ledger.claim(this.campaign, this.owner, messages.keySet()).claimed();
		claimed.forEach((key) -> this.outcomes.put(key, ItemOutcome.UNKNOWN));
		this.claimed = true;
		if (claimed.isEmpty()) {
			return;
		}
		List<String> keys = messages.keySet().stream().filter(claimed::contains).toList();
		SendReport report = sendAll(keys, keys.stream().map(messages::get).toList());
		if (report.stoppedBy() != null) {
			throw report.stoppedBy();
		}
	}

	private SendReport sendAll(List<String> keys, List<SmsMessage> messages) {
		try {
			SendReport report = this.operations.sendAll(messages, (outcome) -> record(outcomesOf(keys, outcome)));
			recordUnread(keys, report);
			return report;
		}
		catch (SendAllException ex) {
			recordUnread(keys, ex.getReport());
			throw ex;
		}
	}

	private List<LedgerOutcome> outcomesOf(List<String> keys, BatchOutcome batch) {
		if (batch.unsent() > 0) {
			this.unsent += batch.unsent();
			this.failure = batch.failure();
		}
		return LedgerOutcome.allOf(batch, (position) -> keys.get((int) position));
	}

	/**
	 * What was not read, because a failure stopped the send, has certainly not been sent.
	 */
	private void recordUnread(List<String> keys, SendReport report) {
		Stream<String> unread = keys.stream().skip(report.read());
		record(unread.map((key) -> LedgerOutcome.unsent(key, report.stoppedBy())).toList());
	}

	private void record(List<LedgerOutcome> ends) {
		if (!ends.isEmpty()) {
			ends.forEach((end) -> this.outcomes.put(end.key(), ItemOutcome.of(end)));
			this.ledger.record(this.campaign, this.owner, ends);
		}
	}

	/**
	 * Return and forget what became of the message with a key, so that a second item with
	 * the key counts as skipped.
	 * @return the outcome, or {@code null} if the keys could not be claimed
	 */
	@Nullable ItemOutcome takeOutcome(String key) {
		ItemOutcome outcome = this.outcomes.remove(key);
		return (outcome == null && this.claimed) ? ItemOutcome.SKIPPED : outcome;
	}

	int unsent() {
		return this.unsent;
	}

	@Nullable TracklyException failure() {
		return this.failure;
	}

}
