package com.tracklysms.spring.internal.protocol;

import java.util.List;

import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.internal.http.ApiRequest;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.RawSmsMessage;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.message.SmsMessage;

/**
 * Protocol of sends in one version of the API: the paths, what a request looks like, what
 * it must hold, and how a successful answer is read. Everything behind it (exchange,
 * errors, retry) never asks which version it is.
 */
public interface SendProtocol {

	/**
	 * Return the request that sends one message.
	 */
	ApiRequest<SendResult> send(SmsMessage message);

	/**
	 * Return the request that sends several messages.
	 */
	ApiRequest<BulkSendResult> sendBulk(List<SmsMessage> messages);

	/**
	 * Return the request that sends one raw message.
	 * @throws InvalidTracklyRequestException if the version has no raw messages
	 */
	ApiRequest<SendResult> sendRaw(RawSmsMessage message);

	/**
	 * Return the request that sends several raw messages.
	 * @throws InvalidTracklyRequestException if the version has no raw messages
	 */
	ApiRequest<BulkSendResult> sendRawBulk(List<RawSmsMessage> messages);

	/**
	 * Check a message that is to go into a bulk request some time.
	 * @throws InvalidTracklyRequestException if it lacks something that the API requires,
	 * or has no form in JSON
	 */
	BulkMessage prepare(SmsMessage message);

	/**
	 * Return what messages must have in common to go out with one bulk request.
	 */
	String groupOf(BulkMessage message);

	/**
	 * Return the request that sends several messages of one group.
	 */
	ApiRequest<BulkSendResult> sendPrepared(List<BulkMessage> messages);

}
