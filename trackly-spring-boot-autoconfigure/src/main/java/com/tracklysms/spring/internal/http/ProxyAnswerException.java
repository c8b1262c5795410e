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

package com.tracklysms.spring.internal.http;

import org.springframework.http.HttpStatusCode;

/**
 * Exception thrown when an answer arrives before the request has been written, so that it
 * is that of a proxy to the request for a connection. Some HTTP libraries return it as if
 * it were the answer to the request.
 */
class ProxyAnswerException extends IllegalStateException {

	private final HttpStatusCode statusCode;

	ProxyAnswerException(HttpStatusCode statusCode) {
		super("Answer with status " + statusCode.value() + " before the request");
		this.statusCode = statusCode;
	}

	HttpStatusCode getStatusCode() {
		return this.statusCode;
	}

}
