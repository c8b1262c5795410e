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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.tracklysms.spring.ledger.LedgerClaim;
import com.tracklysms.spring.ledger.LedgerOutcome;
import com.tracklysms.spring.ledger.SendLedger;
import com.tracklysms.spring.message.CampaignMessage;
import com.tracklysms.spring.message.CampaignReport;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Run of a campaign: claims the keys of messages, records how they ended, and keeps the
 * account. The ledger is asked on threads of its own, so that several batches can be
 * claimed and recorded at a time, and the caller's interrupts do not reach the database.
 */
final class CampaignRun implements AutoCloseable {

	/**
	 * Number of threads, and so of connections that a run occupies at most.
	 */
	private static final int THREADS = 4;

	private final ExecutorService executor;

	private final SendLedger ledger;

	private final String campaign;

	private final String owner = UUID.randomUUID().toString();

	private final CampaignAccount account = new CampaignAccount(this.owner);

	CampaignRun(SendLedger ledger, String campaign) {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("trackly-campaign-");
		threads.setDaemon(true);
		this.executor = Executors.newFixedThreadPool(THREADS, threads);
		this.ledger = ledger;
		this.campaign = campaign;
	}

	CampaignAccount account() {
		return this.account;
	}

	/**
	 * Claim the keys of messages that were read.
	 * @return the messages that are to be sent
	 */
	CompletableFuture<List<CampaignMessage>> claim(List<CampaignMessage> chunk) {
		Map<String, CampaignMessage> messages = new LinkedHashMap<>();
		chunk.forEach((message) -> messages.putIfAbsent(message.key(), message));
		this.account.read(chunk.size(), chunk.size() - messages.size());
		return CompletableFuture.supplyAsync(() -> claim(messages), this.executor);
	}

	private List<CampaignMessage> claim(Map<String, CampaignMessage> messages) {
		LedgerClaim claim;
		try {
			claim = this.ledger.claim(this.campaign, this.owner, messages.keySet());
		}
		catch (RuntimeException | Error ex) {
			this.account.notClaimed(messages.size());
			throw ex;
		}
		this.account.skipped(claim.others());
		return messages.values().stream().filter((message) -> claim.claimed().contains(message.key())).toList();
	}

	/**
	 * Record how messages ended.
	 */
	CompletableFuture<Void> record(List<LedgerOutcome> outcomes) {
		if (outcomes.isEmpty()) {
			return CompletableFuture.completedFuture(null);
		}
		this.account.ended(outcomes);
		return CompletableFuture.runAsync(() -> this.ledger.record(this.campaign, this.owner, outcomes), this.executor);
	}

	CampaignReport progress() {
		return this.account.progress(this.campaign);
	}

	CampaignReport report() {
		return this.account.report(this.campaign);
	}

	@Override
	public void close() {
		this.executor.shutdown();
	}

}
