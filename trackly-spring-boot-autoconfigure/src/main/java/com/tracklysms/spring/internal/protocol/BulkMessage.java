package com.tracklysms.spring.internal.protocol;

import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * Message that has been validated and can be part of a bulk request.
 *
 * @param message the message
 * @param from the sender of the message, or the default sender
 * @param size the upper limit of the number of bytes in a request
 * @param contactData the contact data as JSON, serialized to determine its size, or
 * {@code null} for none
 */
public record BulkMessage(SmsMessage message, String from, long size, @Nullable String contactData) {

}
