/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package com.tracklysms.spring.internal.protocol;

import java.util.List;

import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.internal.http.ApiRequest;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.RawSmsMessage;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.message.SmsMessage;

/**
 * Protocol for sending messages in one version of the API: the paths, the checks and the
 * content of requests, and the readers of successful answers. All other code (exchange,
 * errors, retries) does not depend on the version.
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
	 * @throws InvalidTracklyRequestException if the version does not support raw messages
	 */
	ApiRequest<SendResult> sendRaw(RawSmsMessage message);

	/**
	 * Return the request that sends several raw messages.
	 * @throws InvalidTracklyRequestException if the version does not support raw messages
	 */
	ApiRequest<BulkSendResult> sendRawBulk(List<RawSmsMessage> messages);

	/**
	 * Return whether all messages of a bulk request have the same sender.
	 */
	boolean hasOneSenderPerRequest();

	/**
	 * Check a message and prepare it for a bulk request.
	 * @throws InvalidTracklyRequestException if it lacks something that the API requires,
	 * or cannot be serialized
	 */
	BulkMessage prepare(SmsMessage message);

	/**
	 * Return the request that sends several messages that have been prepared.
	 */
	ApiRequest<BulkSendResult> sendPrepared(BulkMessages messages);

}
