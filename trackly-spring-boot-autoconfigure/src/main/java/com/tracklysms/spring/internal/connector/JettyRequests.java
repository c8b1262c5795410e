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

package com.tracklysms.spring.internal.connector;

import java.net.ProtocolException;

import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Requests of Jetty, whose connections are not used again after a response that is not
 * the answer to its request.
 */
final class JettyRequests {

	private JettyRequests() {
	}

	static void prepare(Object nativeRequest) {
		if (nativeRequest instanceof Request request) {
			request.headers(JettyRequests::removeDefaults)
				.onResponseBegin(JettyRequests::checkBegin)
				.onResponseHeader(JettyRequests::checkHeader);
		}
	}

	/**
	 * Remove headers that Jetty has set already: {@code WebClient} adds its own to them.
	 */
	private static void removeDefaults(HttpFields.Mutable headers) {
		headers.remove(HttpHeader.USER_AGENT).remove(HttpHeader.ACCEPT_ENCODING);
	}

	private static void checkBegin(Response response) {
		if (response.getStatus() == HttpStatus.SWITCHING_PROTOCOLS_101) {
			response.abort(new ProtocolException("Protocol was switched without being asked for"));
		}
		else if (MergedResponse.beginsWithin(response.getReason())) {
			response.abort(new ProtocolException(MergedResponse.MESSAGE));
		}
	}

	private static boolean checkHeader(Response response, HttpField header) {
		if (MergedResponse.beginsWithin(header.getValue())) {
			response.abort(new ProtocolException(MergedResponse.MESSAGE));
		}
		return true;
	}

}
