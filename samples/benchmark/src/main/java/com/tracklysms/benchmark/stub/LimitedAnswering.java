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

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;

/**
 * Answers a request with what it asked for or with 429, as a limit decides.
 */
final class LimitedAnswering implements StubAnswering {

	private static final ByteBuf REFUSAL = LastingBuffers.of(StubAnswers.rateLimit(false));

	private static final ByteBuf REFUSAL_WITH_RETRY_AFTER = LastingBuffers.of(StubAnswers.rateLimit(true));

	private final RateLimit limit;

	private final ByteBuf refusal;

	LimitedAnswering(RateLimit limit) {
		this.limit = limit;
		this.refusal = limit.retryAfter() ? REFUSAL_WITH_RETRY_AFTER : REFUSAL;
	}

	@Override
	public void answer(ChannelHandlerContext context, ByteBuf answer, boolean marked) {
		if (!this.limit.accept(System.nanoTime(), marked)) {
			context.writeAndFlush(this.refusal.duplicate());
		}
		else if (this.limit.time().isZero()) {
			context.writeAndFlush(answer.duplicate());
		}
		else {
			context.executor()
				.schedule(() -> context.writeAndFlush(answer.duplicate()), this.limit.time().toMillis(),
						TimeUnit.MILLISECONDS);
		}
	}

	@Override
	public boolean looksAtRecipients() {
		return true;
	}

}
