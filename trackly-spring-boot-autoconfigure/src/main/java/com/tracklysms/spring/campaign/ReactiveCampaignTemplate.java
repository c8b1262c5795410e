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

import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.tracklysms.spring.message.CampaignMessage;
import com.tracklysms.spring.message.CampaignReport;
import org.reactivestreams.Publisher;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.core.scheduler.Schedulers;

import org.springframework.util.Assert;

/**
 * {@link ReactiveCampaignOperations} over {@link CampaignOperations}: a campaign is run
 * by a thread that may block, since JDBC does.
 *
 * @since 0.1.0
 */
public final class ReactiveCampaignTemplate implements ReactiveCampaignOperations {

	private static final int BATCH_SIZE = 1000;

	private final CampaignOperations operations;

	/**
	 * Create a template.
	 * @param operations the operations that run campaigns
	 */
	public ReactiveCampaignTemplate(CampaignOperations operations) {
		Assert.notNull(operations, "'operations' must not be null");
		this.operations = operations;
	}

	@Override
	public Mono<CampaignReport> sendAll(String campaign, Publisher<CampaignMessage> messages,
			Consumer<? super CampaignReport> progress) {
		return Mono.deferContextual((context) -> Mono
			.fromCallable(() -> sendAll(campaign, Flux.from(messages).contextWrite(context), progress))
			.subscribeOn(Schedulers.boundedElastic()));
	}

	/**
	 * As signals, since an iterable forgets what it has received when it is told of a
	 * failure.
	 */
	private CampaignReport sendAll(String campaign, Flux<CampaignMessage> messages,
			Consumer<? super CampaignReport> progress) {
		try (Stream<Signal<CampaignMessage>> signals = messages.materialize().toStream(BATCH_SIZE)) {
			Stream<CampaignMessage> source = signals.takeWhile((signal) -> !signal.isOnComplete())
				.map(ReactiveCampaignTemplate::message);
			return this.operations.sendAll(campaign, source::iterator, progress);
		}
	}

	private static CampaignMessage message(Signal<CampaignMessage> signal) {
		Throwable failure = signal.getThrowable();
		if (failure != null) {
			throw Exceptions.propagate(failure);
		}
		return Objects.requireNonNull(signal.get());
	}

	@Override
	public String toString() {
		return "ReactiveCampaignTemplate[operations=" + this.operations + "]";
	}

}
