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

import java.nio.ByteBuffer;

import reactor.core.publisher.Mono;

import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.web.reactive.function.BodyInserter;

/**
 * Body of a request together with the gate that it must pass. Filters of the application
 * that create a request anew take over its body, though perhaps not its attributes.
 *
 * @param gate the gate of the attempt
 * @param content the content of the request
 */
record GatedBody(SendGate gate,
		BodyInserter<ByteBuffer, ClientHttpRequest> content) implements BodyInserter<ByteBuffer, ClientHttpRequest> {

	@Override
	public Mono<Void> insert(ClientHttpRequest output, Context context) {
		this.gate.prepare();
		return this.content.insert(output, context);
	}

}
