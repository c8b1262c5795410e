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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import com.tracklysms.spring.contacts.ContactOperations;
import com.tracklysms.spring.internal.ClientSettings;
import com.tracklysms.spring.internal.LazyClient;
import com.tracklysms.spring.internal.TracklyClient;
import com.tracklysms.spring.internal.contacts.DefaultContactOperations;
import com.tracklysms.spring.internal.http.ApiRequest;
import com.tracklysms.spring.internal.http.RequestKind;
import com.tracklysms.spring.internal.links.DefaultLinkOperations;
import com.tracklysms.spring.internal.lists.DefaultSendingListOperations;
import com.tracklysms.spring.internal.observation.Operation;
import com.tracklysms.spring.internal.phone.DefaultPhoneNumberOperations;
import com.tracklysms.spring.internal.protocol.SendOperations;
import com.tracklysms.spring.internal.protocol.SendProtocol;
import com.tracklysms.spring.links.LinkOperations;
import com.tracklysms.spring.lists.SendingListOperations;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.RawSmsMessage;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.phone.PhoneNumberOperations;
import reactor.core.scheduler.Schedulers;

import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Sends text messages through the Trackly SMS API, using Spring's {@link WebClient}. This
 * is the central class of the client: it executes requests, retries them where that is
 * safe, and translates each failure into an exception of
 * {@code com.tracklysms.spring.error}.
 * <p>
 * An instance is immutable and safe for use by any number of threads, including virtual
 * threads. Created by auto-configuration, a {@link TracklyTemplateBuilder}, or
 * {@link #builder(WebClient.Builder)}.
 * <p>
 * All methods block. On a thread that must not block, such as that of an event loop, they
 * fail immediately with an {@link IllegalStateException}.
 *
 * @since 0.1.0
 */
public class TracklyTemplate implements TracklyOperations {

	private final LazyClient client;

	TracklyTemplate(LazyClient client) {
		this.client = client;
	}

	/**
	 * Return a builder for a template outside of a Spring Boot application.
	 * @param webClientBuilder the builder of the HTTP client, which is copied and not
	 * modified. Its connector should have a connect and a read timeout, and should not
	 * follow redirects. The headers and cookies that it sets are sent to the API, and so
	 * is what a tracer propagates through it
	 * @return a new builder with the same defaults as the {@code trackly.*} properties
	 */
	public static TracklyTemplateBuilder builder(WebClient.Builder webClientBuilder) {
		WebClient.Builder copy = webClientBuilder.clone();
		return builder(() -> copy);
	}

	/**
	 * Return a builder for a template outside of a Spring Boot application, with an HTTP
	 * client that is created for the first call.
	 * @param webClientBuilder the supplier of the builder of the HTTP client, called once
	 * for each template; see {@link #builder(WebClient.Builder)} for its requirements
	 * @return a new builder with the same defaults as the {@code trackly.*} properties
	 */
	public static TracklyTemplateBuilder builder(Supplier<WebClient.Builder> webClientBuilder) {
		return new TracklyTemplateBuilder(ClientSettings.defaults(webClientBuilder));
	}

	@Override
	public SendResult send(SmsMessage message) {
		Assert.notNull(message, "'message' must not be null");
		return execute(SendOperations.SEND, 1, (protocol) -> protocol.send(message));
	}

	@Override
	public BulkSendResult sendBulk(Collection<SmsMessage> messages) {
		Assert.notNull(messages, "'messages' must not be null");
		Assert.noNullElements(messages, "'messages' must not contain null elements");
		List<SmsMessage> copy = List.copyOf(messages);
		return execute(SendOperations.SEND_BULK, copy.size(), (protocol) -> protocol.sendBulk(copy));
	}

	@Override
	public SendResult sendRaw(RawSmsMessage message) {
		Assert.notNull(message, "'message' must not be null");
		return execute(SendOperations.SEND_RAW, 1, (protocol) -> protocol.sendRaw(message));
	}

	@Override
	public BulkSendResult sendRawBulk(Collection<RawSmsMessage> messages) {
		Assert.notNull(messages, "'messages' must not be null");
		Assert.noNullElements(messages, "'messages' must not contain null elements");
		List<RawSmsMessage> copy = List.copyOf(messages);
		return execute(SendOperations.SEND_RAW_BULK, copy.size(), (protocol) -> protocol.sendRawBulk(copy));
	}

	@Override
	public SendReport sendAll(Iterable<SmsMessage> messages, Consumer<? super BatchOutcome> progress) {
		Assert.notNull(messages, "'messages' must not be null");
		Assert.notNull(progress, "'progress' must not be null");
		return client().sendAll().send(messages, progress);
	}

	private <T> T execute(Operation operation, int messages, Function<SendProtocol, ApiRequest<T>> request) {
		TracklyClient client = client();
		return client.blockingCalls().execute(operation, messages, () -> request.apply(client.protocol()));
	}

	private TracklyClient client() {
		assertMayBlock();
		return this.client.get();
	}

	private void assertMayBlock() {
		if (Schedulers.isInNonBlockingThread()) {
			throw new IllegalStateException("TracklyTemplate blocks, but thread '" + Thread.currentThread().getName()
					+ "' must not block: use ReactiveTracklyTemplate there, or move the call to "
					+ "Schedulers.boundedElastic(). Nothing was sent");
		}
	}

	@Override
	public SendingListOperations opsForLists() {
		return new DefaultSendingListOperations(() -> client().blockingCalls());
	}

	@Override
	public ContactOperations opsForContacts() {
		return new DefaultContactOperations(() -> client().blockingCalls());
	}

	@Override
	public PhoneNumberOperations opsForPhoneNumbers() {
		return new DefaultPhoneNumberOperations(() -> client().blockingCalls());
	}

	@Override
	public LinkOperations opsForLinks() {
		return new DefaultLinkOperations(() -> client().blockingCalls());
	}

	@Override
	public TracklyTemplate withMaxDuration(Duration maxDuration) {
		return new TracklyTemplate(this.client.within(maxDuration));
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
		return "TracklyTemplate[" + this.client + "]";
	}

}
