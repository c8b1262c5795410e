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

package com.tracklysms.spring;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

import com.tracklysms.spring.contacts.ReactiveContactOperations;
import com.tracklysms.spring.internal.LazyClient;
import com.tracklysms.spring.internal.TracklyClient;
import com.tracklysms.spring.internal.contacts.DefaultReactiveContactOperations;
import com.tracklysms.spring.internal.http.ApiRequest;
import com.tracklysms.spring.internal.http.RequestKind;
import com.tracklysms.spring.internal.links.DefaultReactiveLinkOperations;
import com.tracklysms.spring.internal.lists.DefaultReactiveSendingListOperations;
import com.tracklysms.spring.internal.observation.Operation;
import com.tracklysms.spring.internal.phone.DefaultReactivePhoneNumberOperations;
import com.tracklysms.spring.internal.protocol.SendOperations;
import com.tracklysms.spring.internal.protocol.SendProtocol;
import com.tracklysms.spring.links.ReactiveLinkOperations;
import com.tracklysms.spring.lists.ReactiveSendingListOperations;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.RawSmsMessage;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.phone.ReactivePhoneNumberOperations;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Sends text messages through the Trackly SMS API without blocking, using Spring's
 * {@link WebClient}. Reactive counterpart of {@link TracklyTemplate}, with the same
 * settings, retries and exceptions.
 * <p>
 * An instance is immutable and safe for use by any number of subscribers. Created by
 * auto-configuration or {@link TracklyTemplateBuilder#buildReactive()}.
 *
 * @since 0.1.0
 */
public class ReactiveTracklyTemplate implements ReactiveTracklyOperations {

	private final LazyClient client;

	ReactiveTracklyTemplate(LazyClient client) {
		this.client = client;
	}

	@Override
	public Mono<SendResult> send(SmsMessage message) {
		Assert.notNull(message, "'message' must not be null");
		return execute(SendOperations.SEND, 1, (protocol) -> protocol.send(message));
	}

	@Override
	public Mono<BulkSendResult> sendBulk(Collection<SmsMessage> messages) {
		Assert.notNull(messages, "'messages' must not be null");
		Assert.noNullElements(messages, "'messages' must not contain null elements");
		List<SmsMessage> copy = List.copyOf(messages);
		return execute(SendOperations.SEND_BULK, copy.size(), (protocol) -> protocol.sendBulk(copy));
	}

	@Override
	public Mono<SendResult> sendRaw(RawSmsMessage message) {
		Assert.notNull(message, "'message' must not be null");
		return execute(SendOperations.SEND_RAW, 1, (protocol) -> protocol.sendRaw(message));
	}

	@Override
	public Mono<BulkSendResult> sendRawBulk(Collection<RawSmsMessage> messages) {
		Assert.notNull(messages, "'messages' must not be null");
		Assert.noNullElements(messages, "'messages' must not contain null elements");
		List<RawSmsMessage> copy = List.copyOf(messages);
		return execute(SendOperations.SEND_RAW_BULK, copy.size(), (protocol) -> protocol.sendRawBulk(copy));
	}

	@Override
	public Flux<BatchOutcome> sendAll(Publisher<SmsMessage> messages, Consumer<? super SendReport> report) {
		Assert.notNull(messages, "'messages' must not be null");
		Assert.notNull(report, "'report' must not be null");
		return Flux.defer(() -> {
			AtomicBoolean started = new AtomicBoolean();
			return client().doOnCancel(() -> reportNothing(started, report))
				.doOnError((failure) -> reportNothing(started, report))
				.filter((client) -> started.compareAndSet(false, true))
				.flatMapMany((client) -> client.sendAll().send(messages, report));
		});
	}

	private void reportNothing(AtomicBoolean started, Consumer<? super SendReport> report) {
		if (started.compareAndSet(false, true)) {
			report.accept(new SendReport(0, 0, List.of(), List.of(), List.of(), null));
		}
	}

	private <T> Mono<T> execute(Operation operation, int messages, Function<SendProtocol, ApiRequest<T>> request) {
		return Mono.defer(this::client)
			.flatMap((client) -> client.reactiveCalls()
				.execute(operation, messages, () -> request.apply(client.protocol())));
	}

	@Override
	public ReactiveSendingListOperations opsForLists() {
		return new DefaultReactiveSendingListOperations(Mono.defer(this::client).map(TracklyClient::reactiveCalls));
	}

	@Override
	public ReactiveContactOperations opsForContacts() {
		return new DefaultReactiveContactOperations(Mono.defer(this::client).map(TracklyClient::reactiveCalls));
	}

	private Mono<TracklyClient> client() {
		return this.client.getWithoutBlocking();
	}

	@Override
	public ReactivePhoneNumberOperations opsForPhoneNumbers() {
		return new DefaultReactivePhoneNumberOperations(Mono.defer(this::client).map(TracklyClient::reactiveCalls));
	}

	@Override
	public ReactiveLinkOperations opsForLinks() {
		return new DefaultReactiveLinkOperations(Mono.defer(this::client).map(TracklyClient::reactiveCalls));
	}

	@Override
	public ReactiveTracklyTemplate withMaxDuration(Duration maxDuration) {
		return new ReactiveTracklyTemplate(this.client.within(maxDuration));
	}

	@Override
	public Duration rateLimitedFor() {
		return this.client.rateLimitedFor(RequestKind.SEND);
	}

	@Override
	public Duration bulkRateLimitedFor() {
		return this.client.rateLimitedFor(RequestKind.BULK);
	}

	/**
	 * Return base URL, version of the API and masked default sender, but not the API key.
	 */
	@Override
	public String toString() {
		return "ReactiveTracklyTemplate[" + this.client + "]";
	}

}
