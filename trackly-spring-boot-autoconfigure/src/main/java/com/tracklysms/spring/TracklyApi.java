package com.tracklysms.spring;

import java.util.List;

import com.tracklysms.spring.error.InvalidTracklyRequestException;

/**
 * What differs between the versions of the API: the paths, what a request looks like,
 * what it must hold, and how a successful answer is read. Everything behind it (exchange,
 * errors, retry) never asks which version it is.
 */
interface TracklyApi {

	/**
	 * Make the request that sends one message.
	 */
	ApiRequest<SendResult> send(SmsMessage message);

	/**
	 * Make the request that sends several messages.
	 */
	ApiRequest<BulkSendResult> sendBulk(List<SmsMessage> messages);

	/**
	 * Return what messages must have in common to go out with one bulk request.
	 * @throws InvalidTracklyRequestException if the message lacks something that the API
	 * requires of each
	 */
	String bulkGroupOf(SmsMessage message);

}
