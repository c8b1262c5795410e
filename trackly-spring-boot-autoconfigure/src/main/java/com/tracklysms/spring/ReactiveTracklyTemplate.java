package com.tracklysms.spring;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

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

	private final ReactiveCaller caller;

	private final ReactiveRetry retry;

	private final BatchSender batchSender;

	ReactiveTracklyTemplate(TracklyApi api, ReactiveCaller caller, ReactiveRetry retry, BatchSender batchSender) {
		this.api = api;
		this.caller = caller;
		this.retry = retry;
		this.batchSender = batchSender;
	}

	@Override
	public Mono<SendResult> send(SmsMessage message) {
		Assert.notNull(message, "'message' must not be null");
		return execute(() -> this.api.send(message));
	}

	@Override
	public Mono<BulkSendResult> sendBulk(Collection<SmsMessage> messages) {
		Assert.notNull(messages, "'messages' must not be null");
		Assert.noNullElements(messages, "'messages' must not contain null elements");
		List<SmsMessage> copy = List.copyOf(messages);
		return execute(() -> this.api.sendBulk(copy));
	}

	private <T> Mono<T> execute(Supplier<ApiRequest<T>> requests) {
		return Mono.defer(() -> {
			ApiRequest<T> request = requests.get();
			return this.retry.execute((gate, budget) -> this.caller.call(request, gate, budget), new Attempts());
		});
	}

	@Override
	public Flux<BatchOutcome> sendAll(Publisher<SmsMessage> messages, Consumer<? super SendReport> report) {
		Assert.notNull(messages, "'messages' must not be null");
		Assert.notNull(report, "'report' must not be null");
		return Flux.defer(() -> new ReactiveSendAll(this.batchSender, report).send(messages));
	}

}
