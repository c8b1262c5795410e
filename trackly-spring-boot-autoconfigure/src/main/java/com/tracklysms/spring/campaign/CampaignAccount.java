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

import java.util.Collection;

import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.ledger.LedgerEntry;
import com.tracklysms.spring.ledger.LedgerOutcome;
import com.tracklysms.spring.message.CampaignReport;
import com.tracklysms.spring.message.SendTotals;
import com.tracklysms.spring.message.SkippedTotals;
import org.jspecify.annotations.Nullable;

/**
 * Account of a run: how many of the messages that were read ended in which way.
 */
final class CampaignAccount {

	private final String owner;

	private long read;

	private SendTotals sent = SendTotals.NONE;

	private SkippedTotals skipped = SkippedTotals.NONE;

	private @Nullable TracklyException stoppedBy;

	CampaignAccount(String owner) {
		this.owner = owner;
	}

	/**
	 * Enter messages that were read together.
	 * @param duplicates the number of those that have the key of another one of them
	 */
	synchronized void read(int count, int duplicates) {
		this.read += count;
		this.skipped = this.skipped.plus(new SkippedTotals(0, 0, 0, 0, duplicates));
	}

	/**
	 * Enter messages whose keys could not be claimed, so that they were not sent.
	 */
	synchronized void notClaimed(int count) {
		this.sent = this.sent.plus(new SendTotals(0, 0, count, 0));
	}

	/**
	 * Enter messages whose keys were in the ledger.
	 */
	synchronized void skipped(Collection<LedgerEntry> entries) {
		for (LedgerEntry entry : entries) {
			this.skipped = this.skipped.plus(skipped(entry));
		}
	}

	/**
	 * A message that is unsent, but was not claimed, was claimed by a run that has ended
	 * between.
	 */
	private SkippedTotals skipped(LedgerEntry entry) {
		if (entry.owner().equals(this.owner)) {
			return new SkippedTotals(0, 0, 0, 0, 1);
		}
		return switch (entry.status()) {
			case QUEUED -> new SkippedTotals(1, 0, 0, 0, 0);
			case REJECTED -> new SkippedTotals(0, 1, 0, 0, 0);
			case UNKNOWN -> new SkippedTotals(0, 0, 1, 0, 0);
			case IN_FLIGHT, UNSENT -> new SkippedTotals(0, 0, 0, 1, 0);
		};
	}

	/**
	 * Enter messages whose keys had been claimed.
	 */
	synchronized void ended(Collection<LedgerOutcome> outcomes) {
		long[] counts = new long[4];
		for (LedgerOutcome outcome : outcomes) {
			counts[outcome.status().ordinal() - 1]++;
		}
		this.sent = this.sent.plus(new SendTotals(counts[0], counts[1], counts[2], counts[3]));
	}

	synchronized void stop(@Nullable TracklyException failure) {
		this.stoppedBy = (this.stoppedBy != null) ? this.stoppedBy : failure;
	}

	synchronized boolean isStopped() {
		return this.stoppedBy != null;
	}

	/**
	 * Return the report on the messages that have ended so far.
	 */
	synchronized CampaignReport progress(String campaign) {
		return new CampaignReport(campaign, this.sent.sum() + this.skipped.sum(), this.sent, this.skipped,
				this.stoppedBy);
	}

	/**
	 * Return the report on all messages that were read.
	 */
	synchronized CampaignReport report(String campaign) {
		return new CampaignReport(campaign, this.read, this.sent, this.skipped, this.stoppedBy);
	}

}
