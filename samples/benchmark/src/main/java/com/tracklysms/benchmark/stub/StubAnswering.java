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

import java.util.concurrent.TimeUnit;

import com.tracklysms.benchmark.sample.SampleMessage;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;

/**
 * Decides when a request is answered, and whether with what it asked for. One instance
 * serves all connections of a stub.
 */
@FunctionalInterface
interface StubAnswering {

	/**
	 * Answer a request that is complete.
	 * @param answer the answer to a request that is accepted
	 * @param marked whether it is for {@link SampleMessage#MARKED_TO}
	 */
	void answer(ChannelHandlerContext context, ByteBuf answer, boolean marked);

	/**
	 * Return whether it matters for whom a request is.
	 */
	default boolean looksAtRecipients() {
		return false;
	}

	static StubAnswering atOnce() {
		return (context, answer, marked) -> context.writeAndFlush(answer.duplicate());
	}

	static StubAnswering delayed(long millis) {
		return (context, answer, marked) -> context.executor()
			.schedule(() -> context.writeAndFlush(answer.duplicate()), millis, TimeUnit.MILLISECONDS);
	}

}
