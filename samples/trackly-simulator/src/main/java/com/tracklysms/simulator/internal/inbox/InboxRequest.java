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

import org.jspecify.annotations.Nullable;

/**
 * The parts of an HTTP request that the inbox looks at.
 *
 * @param method the HTTP method
 * @param path the path without the query
 * @param query the first value of each parameter
 * @param origin where the request comes from
 * @param contentType the type of the body, if any
 * @param body the bytes of the body
 */
public record InboxRequest(String method, String path, Map<String, String> query, RequestOrigin origin,
		@Nullable String contentType, byte[] body) {

	/**
	 * The path of the page.
	 */
	public static final String PAGE = "/";

	/**
	 * The path below which all else of the inbox is.
	 */
	public static final String ROOT = "/inbox/";

	/**
	 * The path of the stream of changes.
	 */
	public static final String UPDATES = ROOT + "updates";

	boolean isPost() {
		return this.method.equals("POST");
	}

	String parameter(String name) {
		return this.query.getOrDefault(name, "");
	}

	int number(String name, int otherwise) {
		try {
			String value = this.query.get(name);
			return (value != null) ? Math.max(0, Integer.parseInt(value)) : otherwise;
		}
		catch (NumberFormatException ex) {
			throw new InboxException(400, name + " must be a number");
		}
	}

	@Override
	public String toString() {
		// The generated form would show numbers and texts
		return this.method + " " + this.path;
	}

}
