package com.tracklysms.spring.message;

/**
 * A message of a {@link com.tracklysms.spring.TracklyOperations#sendAll(Iterable)
 * sendAll} that was refused on its own, by the API or, if it lacks recipient, body or
 * sender, before any request. It was not queued.
 *
 * @param position the position of the message in the whole input, from 0
 * @param message the message
 * @param error why it was refused; its index is the position in the request, or -1 if
 * none was made or the API did not say
 * @since 0.1.0
 */
public record RejectedMessage(long position, SmsMessage message, MessageError error) {

}
