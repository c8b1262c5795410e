package com.tracklysms.spring;

import java.util.Collection;
import java.util.function.Consumer;

import com.tracklysms.spring.error.IndeterminateTracklyException;
import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.error.NonTransientTracklyException;
import com.tracklysms.spring.error.TooManyMessagesException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TransientTracklyException;
import com.tracklysms.spring.lists.SendingListOperations;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.RawSmsMessage;
import com.tracklysms.spring.message.SendAllException;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.message.SmsMessage;

/**
 * Operations that send SMS through the Trackly SMS API, implemented by
 * {@link TracklyTemplate}. Not often used directly, but useful in tests, since it is easy
 * to mock.
 * <p>
 * The API queues a message and sends it later: a result says that a message was accepted,
 * not that it was delivered. All operations block the calling thread, including the waits
 * between repeated attempts.
 * <p>
 * Each operation throws a {@link TracklyException}, and the branch it comes from says
 * what can be done: after a {@link TransientTracklyException} nothing was accepted and
 * the same call may be repeated; after a {@link NonTransientTracklyException} it would
 * fail again; after an {@link IndeterminateTracklyException} the message may have been
 * queued.
 *
 * @since 0.1.0
 * @see TracklyTemplate
 */
public interface TracklyOperations {

	/**
	 * Send one message.
	 * @param message the message; without a sender of its own it is sent from the default
	 * sender
	 * @return what the API answered: the message is queued
	 * @throws InvalidTracklyRequestException if recipient, body or sender is missing (no
	 * request was made), or the API found the request not valid
	 * @throws TracklyException for all other failures
	 */
	SendResult send(SmsMessage message);

	/**
	 * Send one message from the default sender ({@code trackly.from}).
	 * @param to the recipient's phone number, best in E.164 form such as
	 * {@code +14155551234}
	 * @param body the text
	 * @return what the API answered: the message is queued
	 * @throws TracklyException as {@link #send(SmsMessage)} does
	 */
	default SendResult send(String to, String body) {
		return send(SmsMessage.of(to, body));
	}

	/**
	 * Send several messages with exactly one request. The API judges each message on its
	 * own: some can be queued while others are refused.
	 * <p>
	 * Source: the API reference's page "Send bulk messages".
	 * @param messages 1 to 1,000 messages, under API v1 all from the same sender; their
	 * metadata is not sent, the API documents none for bulk requests
	 * @return how many were queued, and which were refused and why
	 * @throws TooManyMessagesException if there are more than 1,000 messages (no request
	 * was made)
	 * @throws InvalidTracklyRequestException if there are no messages, they have
	 * different senders under API v1, or one lacks recipient, body or sender (no request
	 * was made), or the API found the request not valid
	 * @throws TracklyException for all other failures; what it says holds for each
	 * message
	 */
	BulkSendResult sendBulk(Collection<SmsMessage> messages);

	/**
	 * Send one message past checks that its flags name. Exists in API v2 only.
	 * <p>
	 * Source: the API reference's page "Send raw message".
	 * @param message the message and its flags
	 * @return what the API answered: the message is queued
	 * @throws InvalidTracklyRequestException as {@link #send(SmsMessage)} does, and under
	 * API v1
	 * @throws TracklyException for all other failures
	 * @throws UnsupportedOperationException if the implementation has no raw sends;
	 * {@link TracklyTemplate} has
	 */
	default SendResult sendRaw(RawSmsMessage message) {
		throw new UnsupportedOperationException("No raw sends");
	}

	/**
	 * Send several messages with exactly one request past checks that the flags of each
	 * name. Exists in API v2 only.
	 * <p>
	 * Source: the API reference's page "Send raw bulk messages", whose samples show all
	 * flags but the one for journeys; it is sent as the page "Send raw message" documents
	 * it.
	 * @param messages 1 to 1,000 messages, from any senders; their metadata is not sent,
	 * the API documents none for bulk requests
	 * @return how many were queued, and which were refused and why
	 * @throws InvalidTracklyRequestException as {@link #sendBulk(Collection)} does, and
	 * under API v1
	 * @throws TracklyException for all other failures; what it says holds for each
	 * message
	 * @throws UnsupportedOperationException if the implementation has no raw sends;
	 * {@link TracklyTemplate} has
	 */
	default BulkSendResult sendRawBulk(Collection<RawSmsMessage> messages) {
		throw new UnsupportedOperationException("No raw sends");
	}

	/**
	 * Send any number of messages, in batches.
	 * @param messages the messages
	 * @return what became of each message that was read
	 * @throws SendAllException as {@link #sendAll(Iterable, Consumer)} does
	 */
	default SendReport sendAll(Iterable<SmsMessage> messages) {
		return sendAll(messages, (outcome) -> {
		});
	}

	/**
	 * Send any number of messages, in batches.
	 * <p>
	 * The source is read on the calling thread, and no faster than batches can be sent,
	 * so that it can be of any length. Messages of different senders may come in any
	 * order. Several batches are under way at the same time ({@code trackly.bulk.*}), and
	 * each is repeated on its own where that is safe. A batch that fails does not end the
	 * run, unless the failure would hit each later batch too, as with a key that is not
	 * valid: the rest of the source is then left unread.
	 * <p>
	 * Each message that was read ends in exactly one of four ways: queued, rejected,
	 * unsent (safe to send again) or unknown (may have been queued). The report holds the
	 * messages of the last three, and nothing else that grows with the input.
	 * @param messages the messages; their metadata is not sent, the API documents none
	 * for bulk requests. A message that is {@code null}, or lacks recipient, body or
	 * sender, is rejected
	 * @param progress takes the outcome of each batch as it ends, on the calling thread
	 * @return what became of each message that was read
	 * @throws SendAllException if the source or the consumer fails, or the thread is
	 * interrupted; it holds the report
	 */
	SendReport sendAll(Iterable<SmsMessage> messages, Consumer<? super BatchOutcome> progress);

	/**
	 * Return the operations that read the sending lists of the account. They work
	 * whichever version of the API messages are sent with.
	 * @return the operations
	 * @throws UnsupportedOperationException if the implementation has none;
	 * {@link TracklyTemplate} has
	 */
	default SendingListOperations opsForLists() {
		throw new UnsupportedOperationException("No operations for lists");
	}

}
