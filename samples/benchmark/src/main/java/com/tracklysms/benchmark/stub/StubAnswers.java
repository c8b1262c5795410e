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

package com.tracklysms.benchmark.stub;

import java.nio.charset.StandardCharsets;

import com.tracklysms.benchmark.sample.SampleMessage;
import org.jspecify.annotations.Nullable;

/**
 * The answers of the stub, in the shapes that the providers document.
 */
public final class StubAnswers {

	public static final String TWILIO_ACCOUNT = "AC0123456789abcdef0123456789abcdef";

	static final String NOT_FOUND = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";

	public static final String BULK_PATH = "/api/v1/messages/bulk";

	private static final String DEPRECATED = "X-API-Deprecated: v1 is deprecated\r\nDeprecation: true\r\n";

	private static final String TWILIO_PATH = "/2010-04-01/Accounts/" + TWILIO_ACCOUNT + "/Messages";

	private static final String TRACKLY = """
			{"message_id":"msg_xyz789abc123","id":"msg_xyz789abc123","status":"queued","segments":1,"gsm7":true,\
			"deprecated":true}""";

	private static final String TWILIO = """
			{"account_sid":"%s","api_version":"2010-04-01","body":"%s",\
			"date_created":"Thu, 24 Aug 2023 05:01:45 +0000","date_sent":null,\
			"date_updated":"Thu, 24 Aug 2023 05:01:45 +0000","direction":"outbound-api","error_code":null,\
			"error_message":null,"from":"%s","messaging_service_sid":null,"num_media":"0","num_segments":"1",\
			"price":null,"price_unit":"USD","sid":"SM0123456789abcdef0123456789abcdef","status":"queued",\
			"subresource_uris":{"media":"%s/SM0123456789abcdef0123456789abcdef/Media.json"},"to":"%s",\
			"uri":"%s/SM0123456789abcdef0123456789abcdef.json"}""".formatted(TWILIO_ACCOUNT, SampleMessage.BODY,
			SampleMessage.SENDING_NUMBER, TWILIO_PATH, SampleMessage.TO, TWILIO_PATH);

	private static final String INFOBIP = """
			{"bulkId":"a28dd97c-2222-4fcf-99f1-0b557ed381da","messages":[\
			{"messageId":"a28dd97c-1ffb-4fcf-99f1-0b557ed381da","status":{"groupId":1,"groupName":"PENDING","id":26,\
			"name":"PENDING_ACCEPTED","description":"Message sent to next instance"},"destination":"%s",\
			"details":{"messageCount":1}}]}""".formatted(SampleMessage.TO);

	private StubAnswers() {
	}

	/**
	 * Return the answer to a request.
	 * @return status line, headers and body, or {@code null} for a path that has none
	 */
	static @Nullable String forPath(String path) {
		return switch (path) {
			case "/api/v1/messages" -> created(DEPRECATED, TRACKLY);
			case TWILIO_PATH + ".json" -> created("", TWILIO);
			case "/sms/3/messages" -> answer("200 OK", "", INFOBIP);
			default -> null;
		};
	}

	/**
	 * Return the answer to a bulk request of which all messages are queued.
	 */
	static String bulk(int messages) {
		return created(DEPRECATED,
				"{\"queued_count\":" + messages + ",\"error_count\":0,\"errors\":[],\"deprecated\":true}");
	}

	static String rateLimit(boolean retryAfter) {
		return answer("429 Too Many Requests", DEPRECATED + (retryAfter ? "Retry-After: 1\r\n" : ""),
				"{\"error\":\"Rate limit exceeded\",\"code\":\"rate_limit\"}");
	}

	private static String created(String headers, String body) {
		return answer("201 Created", headers, body);
	}

	private static String answer(String status, String headers, String body) {
		return "HTTP/1.1 " + status + "\r\nContent-Type: application/json; charset=utf-8\r\n" + headers
				+ "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
	}

}
