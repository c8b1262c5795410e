package com.tracklysms.spring;

import java.util.List;

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

}
