package com.tracklysms.spring.message;

/**
 * Message of a {@link com.tracklysms.spring.TracklyOperations#sendAll(Iterable) sendAll}
 * that was rejected individually, by the API or, if it is invalid, by the client before
 * any request. It was not queued.
 *
 * @param position the position of the message in the whole input, from 0
 * @param message the message
 * @param error the error; its index is the position in the request, or -1 if no request
 * was made or the API did not return it
 * @since 0.1.0
 */
public record RejectedMessage(long position, SmsMessage message, MessageError error) {

}
