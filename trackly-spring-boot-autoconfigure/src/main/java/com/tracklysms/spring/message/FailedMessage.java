package com.tracklysms.spring.message;

import com.tracklysms.spring.error.TracklyException;
import org.jspecify.annotations.Nullable;

/**
 * A message of a {@link com.tracklysms.spring.TracklyOperations#sendAll(Iterable)
 * sendAll} that was not sent, or of which nobody knows whether it was queued.
 *
 * @param position the position of the message in the whole input, from 0
 * @param message the message
 * @param failure what its request ended with; {@code null} if the run ended before that,
 * or if the API's answer does not account for the message
 * @since 0.1.0
 */
public record FailedMessage(long position, SmsMessage message, @Nullable TracklyException failure) {

}
