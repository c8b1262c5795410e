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

package com.tracklysms.simulator.internal.server;

import java.time.Duration;

import com.tracklysms.simulator.fault.Fault;
import com.tracklysms.simulator.internal.exchange.Answer;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Writes an answer, as it is or the way that its fault says.
 */
final class AnswerWriter {

	private final Duration slowAnswer;

	AnswerWriter(Duration slowAnswer) {
		this.slowAnswer = slowAnswer;
	}

	Mono<Void> write(HttpServerResponse response, Answer answer, byte[] body) {
		response.status(answer.status()).header(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
		answer.headers().forEach(response::header);
		Fault fault = answer.fault();
		if (fault == null) {
			return response.sendObject(Unpooled.wrappedBuffer(body)).then();
		}
		Duration duration = (fault.duration() != null) ? fault.duration() : this.slowAnswer;
		return Channels.of(response)
			.flatMap((channel) -> new FaultyWriter(response, channel, body).write(fault.type(), duration));
	}

}
