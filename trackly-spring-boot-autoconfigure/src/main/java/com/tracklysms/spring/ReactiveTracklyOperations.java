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
import java.util.function.Consumer;

import com.tracklysms.spring.contacts.ReactiveContactOperations;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.links.ReactiveLinkOperations;
import com.tracklysms.spring.lists.ReactiveSendingListOperations;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.RawSmsMessage;
import com.tracklysms.spring.message.SendAllException;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.phone.ReactivePhoneNumberOperations;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Operations for sending text messages through the Trackly SMS API without blocking,
 * implemented by {@link ReactiveTracklyTemplate}. Behavior and failures are those of
 * {@link TracklyOperations}. Nothing happens before the result is subscribed to, and each
 * subscription sends again.
 *
 * @since 0.1.0
 * @see ReactiveTracklyTemplate
 */
public interface ReactiveTracklyOperations {

	/**
	 * Send one message.
	 * @param message the message to send, from the default sender if it has none of its
	 * own
	 * @return the result for the queued message, or a {@link TracklyException} as for
	 * {@link TracklyOperations#send(SmsMessage)}. After a cancellation the message may
	 * have been queued
	 */
	Mono<SendResult> send(SmsMessage message);

	/**
	 * Send one message from the default sender ({@code trackly.from}).
	 * @param to the recipient's phone number, preferably in E.164 format such as
	 * {@code +14155551234}
	 * @param body the text of the message
	 * @return the result for the queued message, or a {@link TracklyException} as for
	 * {@link #send(SmsMessage)}
	 */
	default Mono<SendResult> send(String to, String body) {
		return send(SmsMessage.of(to, body));
	}

	/**
	 * Send several messages in a single request.
	 * @param messages the messages, from 1 to 1,000, under API v1 all from the same
	 * sender. Their metadata is not sent because the API documents none for bulk requests
	 * @return the number of queued messages and the errors of the rejected ones, or a
	 * {@link TracklyException} as for {@link TracklyOperations#sendBulk(Collection)}.
	 * After a cancellation the messages may have been queued
	 */
	Mono<BulkSendResult> sendBulk(Collection<SmsMessage> messages);

	/**
	 * Send one message without the checks that its flags disable. Supported by API v2
	 * only.
	 * @param message the message and its flags
	 * @return the result for the queued message, or a {@link TracklyException} as for
	 * {@link TracklyOperations#sendRaw(RawSmsMessage)}. After a cancellation the message
	 * may have been queued
	 */
	default Mono<SendResult> sendRaw(RawSmsMessage message) {
		return Mono
			.error(() -> new UnsupportedOperationException("Raw messages are not supported by this implementation"));
	}

	/**
	 * Send several messages in a single request without the checks that their flags
	 * disable. Supported by API v2 only.
	 * @param messages the messages, from 1 to 1,000, with any senders. Their metadata is
	 * not sent because the API documents none for bulk requests
	 * @return the number of queued messages and the errors of the rejected ones, or a
	 * {@link TracklyException} as for {@link TracklyOperations#sendRawBulk(Collection)}.
	 * After a cancellation the messages may have been queued
	 */
	default Mono<BulkSendResult> sendRawBulk(Collection<RawSmsMessage> messages) {
		return Mono
			.error(() -> new UnsupportedOperationException("Raw messages are not supported by this implementation"));
	}

	/**
	 * Send any number of messages, in batches.
	 * @param messages the messages
	 * @return the outcome of each batch, as for {@link #sendAll(Publisher, Consumer)}
	 */
	default Flux<BatchOutcome> sendAll(Publisher<SmsMessage> messages) {
		return sendAll(messages, (report) -> {
		});
	}

	/**
	 * Send any number of messages, in batches.
	 * <p>
	 * Backpressure is passed on to the source: reading pauses while the subscriber
	 * requests no outcomes. Batches that are not full are sent no later than
	 * {@code trackly.bulk.linger} after their first message was read, also while the
	 * source gives nothing. A cancellation stops reading at once and cancels the requests
	 * in flight.
	 * @param messages the messages, from different senders in any order. Their metadata
	 * is not sent because the API documents none for bulk requests
	 * @param report the consumer of the report on all messages that were read, called
	 * once when the run completes, fails or is cancelled. It must not block
	 * @return the outcome of each batch as it completes; together the outcomes account
	 * for all messages that were read. If the source fails, a {@link SendAllException}
	 * with that failure as its cause follows the last outcome
	 */
	Flux<BatchOutcome> sendAll(Publisher<SmsMessage> messages, Consumer<? super SendReport> report);

	/**
	 * Return the operations for reading the sending lists of the account. They do not
	 * depend on the API version that messages are sent with.
	 * @return the operations for sending lists
	 * @throws UnsupportedOperationException if the implementation does not support them;
	 * {@link ReactiveTracklyTemplate} does
	 */
	default ReactiveSendingListOperations opsForLists() {
		throw new UnsupportedOperationException("Operations on lists are not supported by this implementation");
	}

	/**
	 * Return the operations on the contacts of the lists of the account. They do not
	 * depend on the API version that messages are sent with.
	 * @return the operations for contacts
	 * @throws UnsupportedOperationException if the implementation does not support them;
	 * {@link ReactiveTracklyTemplate} does
	 */
	default ReactiveContactOperations opsForContacts() {
		throw new UnsupportedOperationException("Operations on contacts are not supported by this implementation");
	}

	/**
	 * Return the operations for validating phone numbers. They do not depend on the API
	 * version that messages are sent with.
	 * @return the operations for phone numbers
	 * @throws UnsupportedOperationException if the implementation does not support them;
	 * {@link ReactiveTracklyTemplate} does
	 */
	default ReactivePhoneNumberOperations opsForPhoneNumbers() {
		throw new UnsupportedOperationException("Operations on phone numbers are not supported by this implementation");
	}

	/**
	 * Return the operations for short links. They do not depend on the API version that
	 * messages are sent with.
	 * @return the operations for links
	 * @throws UnsupportedOperationException if the implementation does not support them;
	 * {@link ReactiveTracklyTemplate} does
	 */
	default ReactiveLinkOperations opsForLinks() {
		throw new UnsupportedOperationException("Operations on links are not supported by this implementation");
	}

	/**
	 * Return a view of these operations whose calls take the given time at most, as for
	 * {@link TracklyOperations#withMaxDuration(Duration)}. Unlike after Reactor's
	 * {@code timeout}, the exception says whether the message may have been queued.
	 * @param maxDuration the maximum duration of a call from its subscription, more than
	 * zero
	 * @return a view, to which no duration of an earlier view applies
	 * @throws IllegalArgumentException if the duration is zero or negative
	 * @throws UnsupportedOperationException if the implementation does not support it;
	 * {@link ReactiveTracklyTemplate} does
	 */
	default ReactiveTracklyOperations withMaxDuration(Duration maxDuration) {
		throw new UnsupportedOperationException("A maximum duration is not supported by this implementation");
	}

	/**
	 * Return for how long requests with a single message have to wait at least, as for
	 * {@link TracklyOperations#rateLimitedFor()}. Does not block.
	 * @return the time to wait, or zero
	 * @throws UnsupportedOperationException if the implementation does not support it;
	 * {@link ReactiveTracklyTemplate} does
	 */
	default Duration rateLimitedFor() {
		throw new UnsupportedOperationException("Rate limits are not supported by this implementation");
	}

	/**
	 * Return for how long bulk requests have to wait at least, as for
	 * {@link TracklyOperations#bulkRateLimitedFor()}. Does not block.
	 * @return the time to wait, or zero
	 * @throws UnsupportedOperationException if the implementation does not support it;
	 * {@link ReactiveTracklyTemplate} does
	 */
	default Duration bulkRateLimitedFor() {
		throw new UnsupportedOperationException("Rate limits are not supported by this implementation");
	}

}
