package com.tracklysms.spring;

import java.util.List;

/**
 * The two calls of the API, for tests of what holds for both.
 */
enum Call {

	SEND("/api/v1/messages",
			"{\"message_id\":\"msg_xyz789abc123\",\"id\":\"msg_xyz789abc123\",\"status\":\"queued\",\"segments\":1,"
					+ "\"gsm7\":true,\"deprecated\":true}") {

		@Override
		Object on(TracklyOperations operations) {
			return operations.send(MESSAGE);
		}

	},

	SEND_BULK("/api/v1/messages/bulk", "{\"queued_count\":1,\"error_count\":0,\"errors\":[],\"deprecated\":true}") {

		@Override
		Object on(TracklyOperations operations) {
			return operations.sendBulk(List.of(MESSAGE));
		}

	};

	static final String TO = "+12065550100";

	static final String BODY = "Your login code is 482901";

	static final SmsMessage MESSAGE = SmsMessage.of(TO, BODY);

	final String path;

	final String success;

	Call(String path, String success) {
		this.path = path;
		this.success = success;
	}

	abstract Object on(TracklyOperations operations);

}
