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

package com.tracklysms.spring.testsupport;

import java.util.List;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.message.SmsMessage;

/**
 * The two calls of the API, for tests of what holds for both.
 */
public enum Call {

	SEND("/api/v1/messages", "/api/v2/send",
			"{\"message_id\":\"msg_xyz789abc123\",\"id\":\"msg_xyz789abc123\",\"status\":\"queued\",\"segments\":1,"
					+ "\"gsm7\":true,\"deprecated\":true}") {

		@Override
		public Object on(TracklyOperations operations) {
			return operations.send(MESSAGE);
		}

	},

	SEND_BULK("/api/v1/messages/bulk", "/api/v2/send/bulk",
			"{\"queued_count\":1,\"error_count\":0,\"errors\":[],\"deprecated\":true}") {

		@Override
		public Object on(TracklyOperations operations) {
			return operations.sendBulk(List.of(MESSAGE));
		}

	};

	public static final String TO = "+12065550100";

	public static final String BODY = "Your login code is QX7-K2M";

	public static final SmsMessage MESSAGE = SmsMessage.of(TO, BODY);

	public final String path;

	final String pathV2;

	public final String success;

	Call(String path, String pathV2, String success) {
		this.path = path;
		this.pathV2 = pathV2;
		this.success = success;
	}

	public abstract Object on(TracklyOperations operations);

}
