package com.tracklysms.spring.message;

import com.tracklysms.spring.error.TracklyException;
import org.jspecify.annotations.Nullable;

/**
 * Message of a {@link com.tracklysms.spring.TracklyOperations#sendAll(Iterable) sendAll}
 * that was not sent, or that may have been queued.
 *
 * @param position the position of the message in the whole input, from 0
 * @param message the message
 * @param failure the failure of its request; {@code null} if the run ended before the
 * request completed, or if the API's response does not account for the message
 * @since 0.1.0
 */
public record FailedMessage(long position, SmsMessage message, @Nullable TracklyException failure) {

}
