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

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import com.tracklysms.spring.internal.retry.Delay;
import com.tracklysms.spring.message.SmsMessage;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.util.context.Context;

/**
 * Reads messages, one at a time and only while a batch may be started, and emits batches
 * when they are full or have lingered. The source may block its thread: what has lingered
 * is then emitted on another one.
 */
final class BatchReader extends BaseSubscriber<SmsMessage> {

	private final SendAllRun run;

	private final SendAllAccount account;

	private final FluxSink<MessageBatch> batches;

	private final Consumer<Throwable> failed;

	private final LingerTimer timer;

	private final AtomicInteger emitters = new AtomicInteger();

	private final AtomicBoolean requested = new AtomicBoolean();

	private volatile boolean completed;

	private BatchReader(SendAllRun run, Delay timer, FluxSink<MessageBatch> batches, Consumer<Throwable> failed) {
		this.run = run;
		this.account = run.account();
		this.batches = batches;
		this.failed = failed;
		this.timer = new LingerTimer(timer, this::proceed);
	}

	/**
	 * Return the batches that are made of messages.
	 * @param failed the consumer of a failure of the source, which also ends the batches
	 */
	static Flux<MessageBatch> read(Publisher<SmsMessage> messages, SendAllRun run, Delay timer,
			Consumer<Throwable> failed) {
		return Flux.create((batches) -> {
			BatchReader reader = new BatchReader(run, timer, batches, failed);
			batches.onDispose(() -> {
				reader.timer.dispose();
				reader.dispose();
			});
			messages.subscribe(reader);
			batches.onRequest((count) -> reader.proceed());
		});
	}

	@Override
	public Context currentContext() {
		return Context.of(this.batches.contextView());
	}

	@Override
	protected void hookOnSubscribe(Subscription subscription) {
		// Requests when a batch may be started
	}

	@Override
	protected void hookOnNext(SmsMessage message) {
		boolean changed = this.account.read(message);
		if (!changed && mayStart()) {
			request(1);
			return;
		}
		this.requested.set(false);
		proceed();
	}

	@Override
	protected void hookOnComplete() {
		if (this.run.mayGoOn()) {
			this.account.readEnd();
		}
		this.completed = true;
		proceed();
	}

	@Override
	protected void hookOnError(Throwable failure) {
		this.failed.accept(failure);
		this.completed = true;
		proceed();
	}

	/**
	 * A run that has been stopped starts no batch, and so reads nothing for one, also
	 * before its source has been cancelled.
	 */
	private boolean mayStart() {
		return this.batches.requestedFromDownstream() > 0 && this.run.mayGoOn();
	}

	private void proceed() {
		emit();
		if (!this.completed && mayStart() && !this.account.hasReady()) {
			this.timer.start(this.account.untilLingered());
			if (this.requested.compareAndSet(false, true)) {
				request(1);
			}
		}
	}

	private void emit() {
		int missed = (this.emitters.getAndIncrement() == 0) ? 1 : 0;
		while (missed > 0) {
			emitNext();
			missed = this.emitters.addAndGet(-missed);
		}
	}

	private void emitNext() {
		MessageBatch batch = mayStart() ? this.run.next() : null;
		while (batch != null) {
			this.batches.next(batch);
			batch = mayStart() ? this.run.next() : null;
		}
		if (this.completed && !this.account.hasReady()) {
			this.batches.complete();
		}
	}

}
