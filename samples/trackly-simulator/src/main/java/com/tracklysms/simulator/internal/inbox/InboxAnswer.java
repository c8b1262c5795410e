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

package com.tracklysms.simulator.internal.inbox;

import java.util.Map;

/**
 * What the inbox answers to a request.
 *
 * @param status the HTTP status
 * @param contentType the type of the body
 * @param body the bytes of the body
 */
public record InboxAnswer(int status, String contentType, byte[] body) {

	/**
	 * The headers of each answer. Whatever a message contains, nothing but the files of
	 * the page is run or loaded, and no other site learns or embeds anything of it.
	 */
	public static final Map<String, String> HEADERS = Map.of("Content-Security-Policy",
			"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
					+ "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
			"X-Content-Type-Options", "nosniff", "X-Frame-Options", "DENY", "Referrer-Policy", "no-referrer",
			"Cross-Origin-Opener-Policy", "same-origin", "Cross-Origin-Resource-Policy", "same-origin", "Cache-Control",
			"no-store");

	static final String JSON = "application/json";

	static final String EVENTS = "text/event-stream";

	/**
	 * Return whether the changes to come are the body.
	 * @return {@code true} for the stream of changes
	 */
	public boolean isStream() {
		return this.contentType.equals(EVENTS);
	}

	static InboxAnswer json(int status, byte[] json) {
		return new InboxAnswer(status, JSON, json);
	}

}
