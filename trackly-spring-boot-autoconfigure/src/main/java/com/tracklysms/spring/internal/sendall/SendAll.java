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

import java.util.function.Consumer;

import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.internal.call.ReactiveCalls;
import com.tracklysms.spring.internal.observation.CallObservation;
import com.tracklysms.spring.internal.observation.Observations;
import com.tracklysms.spring.internal.observation.Operation;
import com.tracklysms.spring.internal.protocol.SendProtocol;
import com.tracklysms.spring.internal.retry.Lifetime;
import com.tracklysms.spring.internal.retry.Timing;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.SendAllException;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.observation.TracklyObservationDocumentation;
import com.tracklysms.spring.settings.BulkSettings;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * Sends any number of messages, with a run for each call.
 */
public final class SendAll {

	static final Operation OPERATION = Operation.bulk("sendAll", "trackly.send.all",
			TracklyObservationDocumentation.SEND_ALL);

	static final Operation BATCH = Operation.bulk("sendAll.batch", "trackly.send.all.batch",
			TracklyObservationDocumentation.SEND_ALL_BATCH);

	private final SendProtocol protocol;

	private final BulkSettings settings;

	private final BatchSender sender;

	private final Lifetime lifetime;

	private final Timing timing;

	private final Observations observations;

	/**
	 * Create a new instance.
	 * @param lifetime the time in which requests may be sent
	 */
	public SendAll(SendProtocol protocol, ReactiveCalls calls, BulkSettings settings, Lifetime lifetime, Timing timing,
			Observations observations) {
		this.protocol = protocol;
		this.settings = settings;
		this.sender = new BatchSender(protocol, calls);
		this.lifetime = lifetime;
		this.timing = timing;
		this.observations = observations;
	}

	/**
	 * Return a copy that makes its requests by the given calls.
	 */
	public SendAll with(ReactiveCalls calls) {
		return new SendAll(this.protocol, calls, this.settings, this.lifetime, this.timing, this.observations);
	}

	/**
	 * Send messages from the calling thread.
	 * @param progress the consumer of each batch's outcome
	 * @throws SendAllException if the source or the consumer fails, or if the thread is
	 * interrupted
	 * @throws TracklyConnectionException if no requests may be sent any more
	 */
	public SendReport send(Iterable<SmsMessage> messages, Consumer<? super BatchOutcome> progress) {
		this.lifetime.assertOpen(null);
		SendAllRun run = newRun(this.observations.start(OPERATION));
		this.lifetime.enter();
		try {
			return new BlockingSendAll(run, this.settings.concurrency(), this.timing, progress).send(messages);
		}
		finally {
			this.lifetime.forget(run.lifetime());
			this.lifetime.leaveWithResult();
		}
	}

	/**
	 * Send messages without blocking, with a run for each subscriber.
	 * @param report the consumer of the report
	 */
	public Flux<BatchOutcome> send(Publisher<SmsMessage> messages, Consumer<? super SendReport> report) {
		return Flux.deferContextual((context) -> {
			this.lifetime.assertOpen(null);
			SendAllRun run = newRun(this.observations.start(OPERATION, context));
			this.lifetime.enter();
			return new ReactiveSendAll(run, this.settings.concurrency(), this.timing.timer(), report).send(messages)
				.doFinally((end) -> {
					this.lifetime.forget(run.lifetime());
					this.lifetime.leave();
				});
		});
	}

	private SendAllRun newRun(CallObservation observation) {
		SendAllAccount account = new SendAllAccount(
				new BatchAssembler(this.protocol, this.settings, this.timing.stopwatch()));
		return new SendAllRun(account, this.sender, this.lifetime.part(), this.observations, observation);
	}

}
