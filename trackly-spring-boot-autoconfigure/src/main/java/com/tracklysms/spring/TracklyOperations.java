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

import com.tracklysms.spring.contacts.ContactOperations;
import com.tracklysms.spring.error.IndeterminateTracklyException;
import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.error.NonTransientTracklyException;
import com.tracklysms.spring.error.TooManyMessagesException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TransientTracklyException;
import com.tracklysms.spring.links.LinkOperations;
import com.tracklysms.spring.lists.SendingListOperations;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.RawSmsMessage;
import com.tracklysms.spring.message.SendAllException;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.phone.PhoneNumberOperations;

/**
 * Operations for sending text messages through the Trackly SMS API, implemented by
 * {@link TracklyTemplate}. Not often used directly, but a useful option to enhance
 * testability, as it can easily be mocked or stubbed.
 * <p>
 * The API queues a message and sends it later: a result means that the message was
 * accepted, not that it was delivered. All operations block the calling thread, also
 * while they wait between attempts.
 * <p>
 * Each operation throws a {@link TracklyException} on failure. The branch of the
 * hierarchy determines how to react: after a {@link TransientTracklyException} nothing
 * was accepted and the same call can be retried; after a
 * {@link NonTransientTracklyException} it would fail again; after an
 * {@link IndeterminateTracklyException} the message may have been queued.
 *
 * @since 0.1.0
 * @see TracklyTemplate
 */
public interface TracklyOperations {

	/**
	 * Send one message.
	 * @param message the message to send, from the default sender if it has none of its
	 * own
	 * @return the result for the queued message
	 * @throws InvalidTracklyRequestException if recipient, body or sender is missing (no
	 * request was made), or if the API refused the request as invalid
	 * @throws TracklyException for all other failures
	 */
	SendResult send(SmsMessage message);

	/**
	 * Send one message from the default sender ({@code trackly.from}).
	 * @param to the recipient's phone number, preferably in E.164 format such as
	 * {@code +14155551234}
	 * @param body the text of the message
	 * @return the result for the queued message
	 * @throws TracklyException as for {@link #send(SmsMessage)}
	 */
	default SendResult send(String to, String body) {
		return send(SmsMessage.of(to, body));
	}

	/**
	 * Send several messages in a single request. The API accepts or rejects each message
	 * individually: some can be queued while others are rejected.
	 * <p>
	 * Source: the API reference's page "Send bulk messages".
	 * @param messages the messages, from 1 to 1,000, under API v1 all from the same
	 * sender. Their metadata is not sent because the API documents none for bulk requests
	 * @return the number of queued messages, and the errors of the rejected ones
	 * @throws TooManyMessagesException if there are more than 1,000 messages (no request
	 * was made)
	 * @throws InvalidTracklyRequestException if there are no messages, if they have
	 * different senders under API v1, if one lacks recipient, body or sender (no request
	 * was made), or if the API refused the request as invalid
	 * @throws TracklyException for all other failures; its category applies to each
	 * message
	 */
	BulkSendResult sendBulk(Collection<SmsMessage> messages);

	/**
	 * Send one message without the checks that its flags disable. Supported by API v2
	 * only.
	 * <p>
	 * Source: the API reference's page "Send raw message".
	 * @param message the message and its flags
	 * @return the result for the queued message
	 * @throws InvalidTracklyRequestException as for {@link #send(SmsMessage)}, and always
	 * under API v1
	 * @throws TracklyException for all other failures
	 * @throws UnsupportedOperationException if the implementation does not support raw
	 * messages; {@link TracklyTemplate} does
	 */
	default SendResult sendRaw(RawSmsMessage message) {
		throw new UnsupportedOperationException("Raw messages are not supported by this implementation");
	}

	/**
	 * Send several messages in a single request without the checks that their flags
	 * disable. Supported by API v2 only.
	 * <p>
	 * Source: the API reference's page "Send raw bulk messages", whose samples show all
	 * flags except the one for journeys. That flag is sent as the page "Send raw message"
	 * documents it.
	 * @param messages the messages, from 1 to 1,000, with any senders. Their metadata is
	 * not sent because the API documents none for bulk requests
	 * @return the number of queued messages, and the errors of the rejected ones
	 * @throws InvalidTracklyRequestException if there are no messages or more than 1,000,
	 * if one lacks recipient, body or sender, if one has {@code wrapLinks} or
	 * {@code contactData}, under API v1 (no request was made), or if the API refused the
	 * request as invalid
	 * @throws TracklyException for all other failures; its category applies to each
	 * message
	 * @throws UnsupportedOperationException if the implementation does not support raw
	 * messages; {@link TracklyTemplate} does
	 */
	default BulkSendResult sendRawBulk(Collection<RawSmsMessage> messages) {
		throw new UnsupportedOperationException("Raw messages are not supported by this implementation");
	}

	/**
	 * Send any number of messages, in batches.
	 * @param messages the messages
	 * @return the report on all messages that were read
	 * @throws SendAllException as for {@link #sendAll(Iterable, Consumer)}
	 */
	default SendReport sendAll(Iterable<SmsMessage> messages) {
		return sendAll(messages, (outcome) -> {
		});
	}

	/**
	 * Send any number of messages, in batches.
	 * <p>
	 * The source is read on the calling thread, and no faster than batches can be sent,
	 * so that it can be of any length. Messages from different senders may come in any
	 * order. Several batches are in flight at the same time ({@code trackly.bulk.*}), and
	 * each is retried on its own where that is safe. A failed batch does not end the run,
	 * unless the failure would affect every later batch too, as with an invalid API key:
	 * the rest of the source is then not read.
	 * <p>
	 * If the source gives its messages slowly, batches are sent that are not full: no
	 * later than {@code trackly.bulk.linger} after their first message was read, also
	 * while the source gives nothing.
	 * <p>
	 * Each message that was read has exactly one of four outcomes: queued, rejected,
	 * unsent (safe to send again) or unknown (may have been queued). The report contains
	 * the messages with the last three outcomes, and nothing else that grows with the
	 * input.
	 * @param messages the messages. Their metadata is not sent because the API documents
	 * none for bulk requests. A message that is {@code null}, or lacks recipient, body or
	 * sender, is rejected
	 * @param progress the consumer of the outcome of each batch as it completes, called
	 * on the calling thread, and so not before the source gives its next message
	 * @return the report on all messages that were read; if the application shuts down,
	 * those that were not sent yet are unsent in it
	 * @throws SendAllException if the source or the consumer fails, or if the thread is
	 * interrupted; contains the report. Before, requests under way are awaited for up to
	 * ten seconds, and the consumer is told of them
	 */
	SendReport sendAll(Iterable<SmsMessage> messages, Consumer<? super BatchOutcome> progress);

	/**
	 * Return the operations for reading the sending lists of the account. They do not
	 * depend on the API version that messages are sent with.
	 * @return the operations for sending lists
	 * @throws UnsupportedOperationException if the implementation does not support them;
	 * {@link TracklyTemplate} does
	 */
	default SendingListOperations opsForLists() {
		throw new UnsupportedOperationException("Operations on lists are not supported by this implementation");
	}

	/**
	 * Return the operations on the contacts of the lists of the account. They do not
	 * depend on the API version that messages are sent with.
	 * @return the operations for contacts
	 * @throws UnsupportedOperationException if the implementation does not support them;
	 * {@link TracklyTemplate} does
	 */
	default ContactOperations opsForContacts() {
		throw new UnsupportedOperationException("Operations on contacts are not supported by this implementation");
	}

	/**
	 * Return the operations for validating phone numbers. They do not depend on the API
	 * version that messages are sent with.
	 * @return the operations for phone numbers
	 * @throws UnsupportedOperationException if the implementation does not support them;
	 * {@link TracklyTemplate} does
	 */
	default PhoneNumberOperations opsForPhoneNumbers() {
		throw new UnsupportedOperationException("Operations on phone numbers are not supported by this implementation");
	}

	/**
	 * Return the operations for short links. They do not depend on the API version that
	 * messages are sent with.
	 * @return the operations for links
	 * @throws UnsupportedOperationException if the implementation does not support them;
	 * {@link TracklyTemplate} does
	 */
	default LinkOperations opsForLinks() {
		throw new UnsupportedOperationException("Operations on links are not supported by this implementation");
	}

	/**
	 * Return a view of these operations whose calls take the given time at most, instead
	 * of {@code trackly.retry.max-duration}: a few seconds where somebody waits, or many
	 * minutes in a job. It uses the same client, connections and rate limits, costs next
	 * to nothing, and can be made for a single call:
	 * {@code trackly.withMaxDuration(Duration.ofSeconds(3)).send(message)}.
	 * <p>
	 * Unlike with the property, an attempt under way is cut short at the end of the time.
	 * The call then fails with an {@link IndeterminateTracklyException} if its request
	 * has been sent, and with a {@link TransientTracklyException} if it certainly has
	 * not. The last tenth of the time, and a second at most, is left to an attempt: what
	 * cannot be waited for before fails at once. Retries are still limited in number.
	 * <p>
	 * When sending any number of messages, the time is that of each batch, from its first
	 * attempt, and not of the whole run.
	 * @param maxDuration the maximum duration of a call, more than zero
	 * @return a view, to which no duration of an earlier view applies
	 * @throws IllegalArgumentException if the duration is zero or negative
	 * @throws UnsupportedOperationException if the implementation does not support it;
	 * {@link TracklyTemplate} does
	 */
	default TracklyOperations withMaxDuration(Duration maxDuration) {
		throw new UnsupportedOperationException("A maximum duration is not supported by this implementation");
	}

	/**
	 * Return for how long requests with a single message have to wait at least, because
	 * the API has refused several in a row with status 429. Known without a request, and
	 * for all templates of the application that share the rate limits of the API key.
	 * @return the time to wait, or zero if a request can be sent now, or if nothing is
	 * known about refusals because {@code trackly.rate-limit.adaptive} is disabled
	 * @throws UnsupportedOperationException if the implementation does not support it;
	 * {@link TracklyTemplate} does
	 */
	default Duration rateLimitedFor() {
		throw new UnsupportedOperationException("Rate limits are not supported by this implementation");
	}

	/**
	 * Return for how long bulk requests have to wait at least, as
	 * {@link #rateLimitedFor()} does for those with a single message.
	 * @return the time to wait, or zero
	 * @throws UnsupportedOperationException if the implementation does not support it;
	 * {@link TracklyTemplate} does
	 */
	default Duration bulkRateLimitedFor() {
		throw new UnsupportedOperationException("Rate limits are not supported by this implementation");
	}

}
