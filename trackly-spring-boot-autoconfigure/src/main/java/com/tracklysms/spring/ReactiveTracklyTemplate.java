package com.tracklysms.spring;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

import com.tracklysms.spring.lists.ReactiveSendingListOperations;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Sends SMS through the Trackly SMS API without blocking, on Spring's {@link WebClient}:
 * the counterpart of {@link TracklyTemplate} for reactive applications, with the same
 * settings, retries and exceptions.
 * <p>
 * An instance is immutable and safe for use by any number of subscribers. Made by
 * auto-configuration or {@link TracklyTemplateBuilder#buildReactive()}.
 *
 * @since 0.1.0
 */
public class ReactiveTracklyTemplate implements ReactiveTracklyOperations {

	private final TracklyApi api;

	private final ReactiveCalls calls;

	private final BatchSender batchSender;

	private final ReactiveSendingListOperations listOperations;

	ReactiveTracklyTemplate(TracklyApi api, ReactiveCalls calls, BatchSender batchSender) {
		this.api = api;
		this.calls = calls;
		this.batchSender = batchSender;
		this.listOperations = new DefaultReactiveSendingListOperations(calls);
	}

	@Override
	public Mono<SendResult> send(SmsMessage message) {
		Assert.notNull(message, "'message' must not be null");
		return this.calls.execute(() -> this.api.send(message));
	}

	@Override
	public Mono<BulkSendResult> sendBulk(Collection<SmsMessage> messages) {
		Assert.notNull(messages, "'messages' must not be null");
		Assert.noNullElements(messages, "'messages' must not contain null elements");
		List<SmsMessage> copy = List.copyOf(messages);
		return this.calls.execute(() -> this.api.sendBulk(copy));
	}

	@Override
	public Mono<SendResult> sendRaw(RawSmsMessage message) {
		Assert.notNull(message, "'message' must not be null");
		return this.calls.execute(() -> this.api.sendRaw(message));
	}

	@Override
	public Mono<BulkSendResult> sendRawBulk(Collection<RawSmsMessage> messages) {
		Assert.notNull(messages, "'messages' must not be null");
		Assert.noNullElements(messages, "'messages' must not contain null elements");
		List<RawSmsMessage> copy = List.copyOf(messages);
		return this.calls.execute(() -> this.api.sendRawBulk(copy));
	}

	@Override
	public Flux<BatchOutcome> sendAll(Publisher<SmsMessage> messages, Consumer<? super SendReport> report) {
		Assert.notNull(messages, "'messages' must not be null");
		Assert.notNull(report, "'report' must not be null");
		return Flux.defer(() -> new ReactiveSendAll(this.batchSender, report).send(messages));
	}

	@Override
	public ReactiveSendingListOperations opsForLists() {
		return this.listOperations;
	}

}
