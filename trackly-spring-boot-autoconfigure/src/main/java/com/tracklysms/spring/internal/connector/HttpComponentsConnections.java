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

import java.util.Iterator;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.util.TimeValue;

/**
 * Ensures that an answer on a connection of HttpComponents is that to the last request.
 */
public final class HttpComponentsConnections {

	private HttpComponentsConnections() {
	}

	/**
	 * Have connections read before each request what the server may have written without
	 * being asked, upon which they are closed.
	 */
	public static void checkBeforeUse(ConnectionConfig.Builder connection) {
		connection.setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS);
	}

	/**
	 * Release connections when all has been read, and refuse responses that begin within
	 * another one, or end with the connection without saying so: what is no complete
	 * response stays in the buffer of a connection. Nothing is repeated here either: of a
	 * GET request, HttpComponents would repeat those that are answered 429 or 503.
	 */
	public static void checkAfterUse(HttpAsyncClientBuilder client) {
		client.disableAutomaticRetries();
		client.addExecInterceptorFirst(ReleaseAfterRead.class.getName(), new ReleaseAfterRead());
		client.addResponseInterceptorFirst((response, entity, context) -> {
			if (isMerged(response)) {
				throw new ProtocolException(MergedResponse.MESSAGE);
			}
			if (isWithoutEnd(response)) {
				throw new ProtocolException("Response has no end");
			}
		});
	}

	/**
	 * HttpComponents completes the beginning of a response when a connection ends.
	 */
	private static boolean isWithoutEnd(HttpResponse response) {
		return !response.containsHeader(HttpHeaders.CONTENT_LENGTH)
				&& !response.containsHeader(HttpHeaders.TRANSFER_ENCODING)
				&& !response.containsHeader(HttpHeaders.CONNECTION)
				&& MessageSupport.canResponseHaveBody(Method.POST.name(), response);
	}

	private static boolean isMerged(HttpResponse response) {
		if (MergedResponse.beginsWithin(response.getReasonPhrase())) {
			return true;
		}
		for (Iterator<Header> headers = response.headerIterator(); headers.hasNext();) {
			if (MergedResponse.beginsWithin(headers.next().getValue())) {
				return true;
			}
		}
		return false;
	}

}
