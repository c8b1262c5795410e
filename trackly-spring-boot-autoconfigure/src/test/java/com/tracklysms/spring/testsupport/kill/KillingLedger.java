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

package com.tracklysms.spring.testsupport.kill;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.tracklysms.spring.ledger.LedgerClaim;
import com.tracklysms.spring.ledger.LedgerCounts;
import com.tracklysms.spring.ledger.LedgerEntry;
import com.tracklysms.spring.ledger.LedgerOutcome;
import com.tracklysms.spring.ledger.SendLedger;
import com.tracklysms.spring.ledger.SendStatus;

/**
 * Ledger that kills its process at the second of some moments, so that something was done
 * before. Claims of nothing do not count.
 */
final class KillingLedger implements SendLedger {

	private final AtomicInteger claims = new AtomicInteger();

	private final AtomicInteger records = new AtomicInteger();

	private final SendLedger ledger;

	private final KillMoment killed;

	private final Death death;

	KillingLedger(SendLedger ledger, KillMoment killed, Death death) {
		this.ledger = ledger;
		this.killed = killed;
		this.death = death;
	}

	private void dieIf(KillMoment moment, int done) {
		if (this.killed == moment && done >= 1) {
			this.death.die();
		}
	}

	@Override
	public LedgerClaim claim(String campaign, String owner, Collection<String> keys) {
		dieIf(KillMoment.BEFORE_CLAIM, this.claims.get());
		LedgerClaim claim = this.ledger.claim(campaign, owner, keys);
		if (!claim.claimed().isEmpty()) {
			dieIf(KillMoment.AFTER_CLAIM, this.claims.getAndIncrement());
		}
		return claim;
	}

	@Override
	public int record(String campaign, String owner, Collection<LedgerOutcome> outcomes) {
		int before = this.records.getAndIncrement();
		dieIf(KillMoment.AFTER_ANSWER, before);
		int recorded = this.ledger.record(campaign, owner, outcomes);
		dieIf(KillMoment.AFTER_RECORD, before);
		return recorded;
	}

	@Override
	public LedgerCounts counts(String campaign) {
		return this.ledger.counts(campaign);
	}

	@Override
	public Stream<LedgerEntry> entries(String campaign, SendStatus status) {
		return this.ledger.entries(campaign, status);
	}

	@Override
	public List<LedgerEntry> find(String campaign, Collection<String> keys) {
		return this.ledger.find(campaign, keys);
	}

	@Override
	public boolean resolve(String campaign, String key, SendStatus status) {
		return this.ledger.resolve(campaign, key, status);
	}

}
