package com.tracklysms.spring;

import java.util.Collection;
import java.util.function.Consumer;

import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.lists.ReactiveSendingListOperations;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.RawSmsMessage;
import com.tracklysms.spring.message.SendAllException;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.message.SmsMessage;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Operations that send SMS through the Trackly SMS API without blocking, implemented by
 * {@link ReactiveTracklyTemplate}. What each one does, and what its failures mean, is as
 * with {@link TracklyOperations}; nothing happens before the result is subscribed to, and
 * each subscription sends anew.
 *
 * @since 0.1.0
 * @see ReactiveTracklyTemplate
 */
public interface ReactiveTracklyOperations {

	/**
	 * Send one message.
	 * @param message the message; without a sender of its own it is sent from the default
	 * sender
	 * @return what the API answered, or a {@link TracklyException} as
	 * {@link TracklyOperations#send(SmsMessage)} throws it. Cancelling leaves open
	 * whether the message was queued
	 */
	Mono<SendResult> send(SmsMessage message);

	/**
	 * Send one message from the default sender ({@code trackly.from}).
	 * @param to the recipient's phone number, best in E.164 form such as
	 * {@code +14155551234}
	 * @param body the text
	 * @return as {@link #send(SmsMessage)}
	 */
	default Mono<SendResult> send(String to, String body) {
		return send(SmsMessage.of(to, body));
	}

	/**
	 * Send several messages with exactly one request.
	 * @param messages 1 to 1,000 messages, under API v1 all from the same sender
	 * @return how many were queued, and which were refused and why, or a
	 * {@link TracklyException} as {@link TracklyOperations#sendBulk(Collection)} throws
	 * it. Cancelling leaves open whether the messages were queued
	 */
	Mono<BulkSendResult> sendBulk(Collection<SmsMessage> messages);

	/**
	 * Send one message past checks that its flags name. Exists in API v2 only.
	 * @param message the message and its flags
	 * @return what the API answered, or a {@link TracklyException} as
	 * {@link TracklyOperations#sendRaw(RawSmsMessage)} throws it. Cancelling leaves open
	 * whether the message was queued
	 */
	default Mono<SendResult> sendRaw(RawSmsMessage message) {
		return Mono.error(() -> new UnsupportedOperationException("No raw sends"));
	}

	/**
	 * Send several messages with exactly one request past checks that the flags of each
	 * name. Exists in API v2 only.
	 * @param messages 1 to 1,000 messages, from any senders
	 * @return how many were queued, and which were refused and why, or a
	 * {@link TracklyException} as {@link TracklyOperations#sendRawBulk(Collection)}
	 * throws it. Cancelling leaves open whether the messages were queued
	 */
	default Mono<BulkSendResult> sendRawBulk(Collection<RawSmsMessage> messages) {
		return Mono.error(() -> new UnsupportedOperationException("No raw sends"));
	}

	/**
	 * Send any number of messages, in batches.
	 * @param messages the messages
	 * @return the outcome of each batch, as {@link #sendAll(Publisher, Consumer)} returns
	 * them
	 */
	default Flux<BatchOutcome> sendAll(Publisher<SmsMessage> messages) {
		return sendAll(messages, (report) -> {
		});
	}

	/**
	 * Send any number of messages, in batches.
	 * <p>
	 * The source is asked for no more than is needed: a subscriber that takes no outcomes
	 * stops the reading. Cancelling stops it at once and breaks off the requests under
	 * way.
	 * @param messages the messages, from senders in any order
	 * @param report takes the account of each message that was read, once, whether the
	 * run is completed, fails or is cancelled. It must not block
	 * @return the outcome of each batch as it ends, which add up to what was read. If the
	 * source fails, what it failed with follows the last outcome, as the cause of a
	 * {@link SendAllException}
	 */
	Flux<BatchOutcome> sendAll(Publisher<SmsMessage> messages, Consumer<? super SendReport> report);

	/**
	 * Return the operations that read the sending lists of the account. They work
	 * whichever version of the API messages are sent with.
	 * @return the operations
	 * @throws UnsupportedOperationException if the implementation has none;
	 * {@link ReactiveTracklyTemplate} has
	 */
	default ReactiveSendingListOperations opsForLists() {
		throw new UnsupportedOperationException("No operations for lists");
	}

}
