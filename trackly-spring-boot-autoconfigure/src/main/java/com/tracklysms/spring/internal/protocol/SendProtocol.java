package com.tracklysms.spring.internal.protocol;

import java.util.List;

import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.internal.http.ApiRequest;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.RawSmsMessage;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.message.SmsMessage;

/**
 * What differs between the versions of the API when messages are sent: the paths, what a
 * request looks like, what it must hold, and how a successful answer is read. Everything
 * behind it (exchange, errors, retry) never asks which version it is.
 */
public interface SendProtocol {

	/**
	 * Make the request that sends one message.
	 */
	ApiRequest<SendResult> send(SmsMessage message);

	/**
	 * Make the request that sends several messages.
	 */
	ApiRequest<BulkSendResult> sendBulk(List<SmsMessage> messages);

	/**
	 * Make the request that sends one raw message.
	 * @throws InvalidTracklyRequestException if the version has no raw messages
	 */
	ApiRequest<SendResult> sendRaw(RawSmsMessage message);

	/**
	 * Make the request that sends several raw messages.
	 * @throws InvalidTracklyRequestException if the version has no raw messages
	 */
	ApiRequest<BulkSendResult> sendRawBulk(List<RawSmsMessage> messages);

	/**
	 * Return what messages must have in common to go out with one bulk request.
	 * @throws InvalidTracklyRequestException if the message lacks something that the API
	 * requires of each
	 */
	String bulkGroupOf(SmsMessage message);

	/**
	 * Return how many bytes a message takes in a bulk request, or somewhat more.
	 * @throws InvalidTracklyRequestException if the message has no form in JSON
	 */
	long bulkSizeOf(SmsMessage message);

}
