package com.tracklysms.spring.internal.protocol;

import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * Message that has been checked, and is ready to go into a bulk request.
 *
 * @param message the message
 * @param from its sender, its own or the default one
 * @param size the number of bytes that it takes in a request, or somewhat more
 * @param contactData its contact data as JSON, if it has any: only writing tells its size
 */
public record BulkMessage(SmsMessage message, String from, long size, @Nullable String contactData) {

}
