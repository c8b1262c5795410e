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

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.client.reactive.ClientHttpRequest;

/**
 * Prepares requests for the HTTP library that sends them. Libraries are recognized by
 * name, so that the classes of those that are missing are not loaded.
 */
public final class NativeRequests {

	private NativeRequests() {
	}

	/**
	 * Prepare a request that has not been written yet.
	 * @return the end of what has to happen before it can be written, or {@code null} if
	 * that is nothing
	 */
	public static @Nullable Mono<Void> prepare(ClientHttpRequest request) {
		Object nativeRequest = request.getNativeRequest();
		String type = nativeRequest.getClass().getName();
		if (type.startsWith("reactor.netty.")) {
			return NettyRequests.prepare(nativeRequest);
		}
		if (type.startsWith("org.eclipse.jetty.")) {
			JettyRequests.prepare(nativeRequest);
		}
		return null;
	}

}
