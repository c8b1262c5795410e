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

	public static final String BODY = "Your login code is 482901";

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
