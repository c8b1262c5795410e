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

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.ledger.LedgerOutcome;
import com.tracklysms.spring.ledger.SendStatus;
import com.tracklysms.spring.message.CampaignException;
import com.tracklysms.spring.message.CampaignMessage;
import com.tracklysms.spring.message.CampaignReport;
import com.tracklysms.spring.message.SendAllException;
import com.tracklysms.spring.message.SendReport;
import org.jspecify.annotations.Nullable;

/**
 * Sends a campaign from the calling thread, which reads the source and is told of the
 * progress.
 */
final class BlockingCampaign {

	private static final int MOST_RECORDS = 4;

	private final TracklyOperations operations;

	private final CampaignRun run;

	private final Consumer<? super CampaignReport> progress;

	private final Deque<CompletableFuture<Void>> records = new ArrayDeque<>();

	BlockingCampaign(TracklyOperations operations, CampaignRun run, Consumer<? super CampaignReport> progress) {
		this.operations = operations;
		this.run = run;
		this.progress = progress;
	}

	/**
	 * Send the messages.
	 * @throws CampaignException if the source, the consumer or the ledger fails, or if
	 * the thread is interrupted
	 */
	CampaignReport send(Iterable<CampaignMessage> messages) {
		ClaimedMessages claimed = new ClaimedMessages(this.run, messages);
		Throwable failure = sendAll(claimed);
		failure = end(claimed, (failure != null) ? failure : claimed.sourceFailure());
		if (failure != null) {
			throw new CampaignException(
					(failure instanceof InterruptedException) ? "Interrupted while sending"
							: "The source of the messages, the consumer of the progress or the ledger failed",
					this.run.report(), failure);
		}
		return this.run.report();
	}

	private @Nullable Throwable sendAll(ClaimedMessages claimed) {
		try {
			while (!this.run.account().isStopped() && claimed.hasNext()) {
				sendAll(new CampaignWindow(claimed));
			}
			awaitRecords(0);
			return null;
		}
		catch (SendAllException ex) {
			return (ex.getCause() != null) ? ex.getCause() : ex;
		}
		catch (Throwable ex) {
			return ex;
		}
	}

	private void sendAll(CampaignWindow window) {
		SendReport report = null;
		try {
			report = this.operations.sendAll(() -> window, (outcome) -> record(window.end(outcome)));
			this.run.account().stop(report.stoppedBy());
		}
		catch (SendAllException ex) {
			report = ex.getReport();
			throw ex;
		}
		catch (TracklyException ex) {
			this.run.account().stop(ex);
		}
		finally {
			this.records.add(this.run.record(window.endAll(report)));
		}
	}

	private void record(List<LedgerOutcome> outcomes) {
		this.records.add(this.run.record(outcomes));
		awaitRecords(MOST_RECORDS);
	}

	/**
	 * Wait until a number of records are under way at most.
	 */
	private void awaitRecords(int most) {
		while (this.records.size() > most || (!this.records.isEmpty() && this.records.element().isDone())) {
			Futures.await(this.records.remove());
			this.progress.accept(this.run.progress());
		}
	}

	/**
	 * Record what was claimed and not sent, and wait for all records.
	 * @return the first failure
	 */
	private @Nullable Throwable end(ClaimedMessages claimed, @Nullable Throwable failure) {
		List<LedgerOutcome> unsent = claimed.takeRest()
			.stream()
			.map((message) -> new LedgerOutcome(message.key(), SendStatus.UNSENT, null, null))
			.toList();
		Throwable first = failure;
		this.records.add(this.run.record(unsent));
		while (!this.records.isEmpty()) {
			try {
				Futures.await(this.records.remove());
			}
			catch (Throwable ex) {
				first = (first != null) ? first : ex;
			}
		}
		return first;
	}

}
