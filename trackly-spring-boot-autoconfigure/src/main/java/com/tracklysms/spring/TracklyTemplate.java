package com.tracklysms.spring;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

import com.tracklysms.spring.lists.SendingListOperations;

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

	private final BlockingCalls calls;

	private final BatchSender batchSender;

	private final SendingListOperations listOperations;

	TracklyTemplate(TracklyApi api, BlockingCalls calls, BatchSender batchSender) {
		this.api = api;
		this.calls = calls;
		this.batchSender = batchSender;
		this.listOperations = new DefaultSendingListOperations(calls);
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
		return this.calls.execute(() -> this.api.send(message));
	}

	@Override
	public BulkSendResult sendBulk(Collection<SmsMessage> messages) {
		Assert.notNull(messages, "'messages' must not be null");
		Assert.noNullElements(messages, "'messages' must not contain null elements");
		List<SmsMessage> copy = List.copyOf(messages);
		return this.calls.execute(() -> this.api.sendBulk(copy));
	}

	@Override
	public SendResult sendRaw(RawSmsMessage message) {
		Assert.notNull(message, "'message' must not be null");
		return this.calls.execute(() -> this.api.sendRaw(message));
	}

	@Override
	public BulkSendResult sendRawBulk(Collection<RawSmsMessage> messages) {
		Assert.notNull(messages, "'messages' must not be null");
		Assert.noNullElements(messages, "'messages' must not contain null elements");
		List<RawSmsMessage> copy = List.copyOf(messages);
		return this.calls.execute(() -> this.api.sendRawBulk(copy));
	}

	@Override
	public SendReport sendAll(Iterable<SmsMessage> messages, Consumer<? super BatchOutcome> progress) {
		Assert.notNull(messages, "'messages' must not be null");
		Assert.notNull(progress, "'progress' must not be null");
		this.calls.assertMayBlock();
		return new BlockingSendAll(this.batchSender, progress).send(messages);
	}

	@Override
	public SendingListOperations opsForLists() {
		return this.listOperations;
	}

}
