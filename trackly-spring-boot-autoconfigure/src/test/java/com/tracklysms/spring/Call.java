package com.tracklysms.spring;

import java.util.List;

/**
 * The two calls of the API, for tests of what holds for both.
 */
enum Call {

	SEND("/api/v1/messages", "/api/v2/send",
			"{\"message_id\":\"msg_xyz789abc123\",\"id\":\"msg_xyz789abc123\",\"status\":\"queued\",\"segments\":1,"
					+ "\"gsm7\":true,\"deprecated\":true}") {

		@Override
		Object on(TracklyOperations operations) {
			return operations.send(MESSAGE);
		}

	},

	SEND_BULK("/api/v1/messages/bulk", "/api/v2/send/bulk",
			"{\"queued_count\":1,\"error_count\":0,\"errors\":[],\"deprecated\":true}") {

		@Override
		Object on(TracklyOperations operations) {
			return operations.sendBulk(List.of(MESSAGE));
		}

	};

	static final String TO = "+12065550100";

	static final String BODY = "Your login code is 482901";

	static final SmsMessage MESSAGE = SmsMessage.of(TO, BODY);

	final String path;

	final String pathV2;

	final String success;

	Call(String path, String pathV2, String success) {
		this.path = path;
		this.pathV2 = pathV2;
		this.success = success;
	}

	abstract Object on(TracklyOperations operations);

}
