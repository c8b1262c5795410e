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

package com.tracklysms.spring.internal.sendall;

import java.util.List;

import com.tracklysms.spring.internal.http.RequestKind;
import com.tracklysms.spring.internal.observation.CallObservation;
import com.tracklysms.spring.internal.observation.Observations;
import com.tracklysms.spring.internal.retry.CallerMdc;
import com.tracklysms.spring.internal.retry.Lifetime;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.SendReport;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Run of one send of any number of messages, which sends the batches of its account,
 * enters their outcomes, and observes them.
 */
final class SendAllRun {

	private final SendAllAccount account;

	private final BatchSender sender;

	private final Lifetime lifetime;

	private final Observations observations;

	private final CallObservation observation;

	private final CallerMdc caller = CallerMdc.capture();

	/**
	 * Create a run.
	 * @param lifetime the time in which its requests may be sent
	 * @param observation the observation of the run, which has been started
	 */
	SendAllRun(SendAllAccount account, BatchSender sender, Lifetime lifetime, Observations observations,
			CallObservation observation) {
		this.account = account;
		this.sender = sender;
		this.lifetime = lifetime;
		this.observations = observations;
		this.observation = observation;
	}

	SendAllAccount account() {
		return this.account;
	}

	CallObservation observation() {
		return this.observation;
	}

	Lifetime lifetime() {
		return this.lifetime;
	}

	/**
	 * Return whether messages may be read and sent.
	 */
	boolean mayGoOn() {
		// In this order: a run that closes its own lifetime has stopped its account
		// before
		if (this.lifetime.isClosed() && !this.account.isStopped()) {
			this.account.stop(this.lifetime.notSent(null));
		}
		return !this.account.isStopped();
	}

	/**
	 * Return the next batch to send, or {@code null} if there is none.
	 */
	@Nullable MessageBatch next() {
		return mayGoOn() ? this.account.next() : null;
	}

	/**
	 * Read no further messages, and send no further requests.
	 * @param reason the reason, as the end of a sentence
	 * @param failure the failure that is the reason
	 */
	void breakOff(String reason, Throwable failure) {
		close(reason, failure);
	}

	/**
	 * In this order: other threads that find the lifetime closed, and the account not
	 * stopped, take that for the end of the application.
	 */
	private void close(String reason, @Nullable Throwable failure) {
		this.account.breakOff(Lifetime.notSent(reason, failure));
		this.lifetime.close(reason);
	}

	/**
	 * Send a batch, unless the run has been stopped.
	 * @return the outcome, or empty if the batch was abandoned before
	 */
	Mono<BatchOutcome> send(MessageBatch batch) {
		return Mono.deferContextual((context) -> {
			CallObservation batchObservation = this.observations.start(SendAll.BATCH, context);
			Mono<BatchOutcome> outcome = this.account.isStopped()
					? Mono.just(BatchOutcomes.unsent(batch, this.account.unsentBecauseOf()))
					: this.sender.send(batch, this.lifetime, batchObservation);
			return outcome.mapNotNull((completed) -> enter(batch, completed, batchObservation))
				.doOnTerminate(batchObservation::stop)
				.doOnCancel(batchObservation::stop);
		}).contextWrite((context) -> this.caller.within(this.observation.within(context)));
	}

	private @Nullable BatchOutcome enter(MessageBatch batch, BatchOutcome outcome, CallObservation batchObservation) {
		if (outcome.failure() != null) {
			batchObservation.error(outcome.failure());
		}
		batchObservation.completed();
		if (!this.account.enter(batch, outcome)) {
			return null;
		}
		batchObservation.ended(outcome.totals());
		return outcome;
	}

	/**
	 * Abandon the messages that are in flight or held.
	 * @return their outcomes
	 */
	List<BatchOutcome> abandon() {
		close("the sendAll was cancelled", null);
		return this.account.abandon(this.lifetime.notSent(null), this.lifetime.notAwaited(RequestKind.BULK));
	}

	SendReport report() {
		return this.account.report();
	}

	/**
	 * Stop the observation. It counts the messages that were not sent, or whose batches
	 * were abandoned: the others have been counted with their batches.
	 */
	void stopObservation() {
		this.observation.ended(this.account.totalsBesidesBatches());
		if (this.account.stoppedBy() != null) {
			this.observation.error(this.account.stoppedBy());
		}
		this.observation.stop();
	}

}
