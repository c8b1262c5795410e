package com.tracklysms.spring;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

import reactor.core.scheduler.Schedulers;

import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Sends SMS through the Trackly SMS API, on Spring's {@link WebClient}. This is the
 * central class of the client: it makes the request, repeats it while that is safe, and
 * turns each failure into an exception of {@code com.tracklysms.spring.error}.
 * <p>
 * An instance is immutable and safe for use by any number of threads, virtual ones
 * included. Made by auto-configuration, a {@link TracklyTemplateBuilder}, or
 * {@link #builder(WebClient.Builder)}.
 * <p>
 * Its methods block. On a thread that must not block, such as an event loop, they fail at
 * once with an {@link IllegalStateException}.
 *
 * @since 0.1.0
 */
public class TracklyTemplate implements TracklyOperations {

	private final TracklyApi api;

	private final BlockingCaller caller;

	private final RetryExecutor retryExecutor;

	private final BatchSender batchSender;

	TracklyTemplate(TracklyApi api, BlockingCaller caller, RetryExecutor retryExecutor, BatchSender batchSender) {
		this.api = api;
		this.caller = caller;
		this.retryExecutor = retryExecutor;
		this.batchSender = batchSender;
	}

	/**
	 * Return a builder for a template outside of a Spring Boot application.
	 * @param webClientBuilder what to build the HTTP client with; it is copied and not
	 * changed. Its connector should have a connect and a read timeout, and not follow
	 * redirects
	 * @return a new builder, with the defaults that the properties have
	 */
	public static TracklyTemplateBuilder builder(WebClient.Builder webClientBuilder) {
		return new TracklyTemplateBuilder(webClientBuilder);
	}

	@Override
	public SendResult send(SmsMessage message) {
		Assert.notNull(message, "'message' must not be null");
		return execute(this.api.send(message));
	}

	@Override
	public BulkSendResult sendBulk(Collection<SmsMessage> messages) {
		Assert.notNull(messages, "'messages' must not be null");
		Assert.noNullElements(messages, "'messages' must not contain null elements");
		return execute(this.api.sendBulk(List.copyOf(messages)));
	}

	@Override
	public SendReport sendAll(Iterable<SmsMessage> messages, Consumer<? super BatchOutcome> progress) {
		Assert.notNull(messages, "'messages' must not be null");
		Assert.notNull(progress, "'progress' must not be null");
		assertMayBlock();
		return new BlockingSendAll(this.batchSender, progress).send(messages);
	}

	private <T> T execute(ApiRequest<T> request) {
		assertMayBlock();
		return this.retryExecutor.execute((gate, budget) -> this.caller.call(request, gate, budget));
	}

	private void assertMayBlock() {
		if (Schedulers.isInNonBlockingThread()) {
			throw new IllegalStateException("TracklyTemplate blocks, which thread '" + Thread.currentThread().getName()
					+ "' must not do: use ReactiveTracklyTemplate there, or move the call to "
					+ "Schedulers.boundedElastic(). Nothing was sent");
		}
	}

}
