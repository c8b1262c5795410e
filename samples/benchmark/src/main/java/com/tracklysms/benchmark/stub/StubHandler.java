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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import com.tracklysms.benchmark.sample.SampleMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/**
 * Answers the requests of one connection, each when it is complete.
 */
final class StubHandler extends SimpleChannelInboundHandler<HttpObject> {

	private static final ByteBuf NOT_FOUND = LastingBuffers.of(StubAnswers.NOT_FOUND);

	private static final ByteBuf MARKED_TO = LastingBuffers.of(SampleMessage.MARKED_TO);

	private static final Map<String, ByteBuf> ANSWERS = new ConcurrentHashMap<>();

	private static final Map<Integer, ByteBuf> BULK_ANSWERS = new ConcurrentHashMap<>();

	private final StubCounters counters;

	private final Supplier<StubAnswering> answering;

	private ByteBuf answer = NOT_FOUND;

	private @Nullable BulkBody bulkBody;

	private boolean marked;

	StubHandler(StubCounters counters, Supplier<StubAnswering> answering) {
		this.counters = counters;
		this.answering = answering;
	}

	@Override
	protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
		if (part instanceof HttpRequest request) {
			begin(request);
		}
		if (part instanceof HttpContent content && this.bulkBody != null) {
			this.bulkBody.read(content.content());
		}
		if (part instanceof HttpContent content && this.answering.get().looksAtRecipients()) {
			this.marked |= ByteBufUtil.indexOf(MARKED_TO, content.content()) >= 0;
		}
		if (part instanceof LastHttpContent) {
			this.counters.requests().increment();
			ByteBuf what = (this.bulkBody != null) ? answerTo(this.bulkBody) : this.answer;
			this.answering.get().answer(context, what, this.marked);
		}
	}

	private void begin(HttpRequest request) {
		boolean post = request.method() == HttpMethod.POST;
		this.answer = post ? answerTo(request.uri()) : NOT_FOUND;
		this.marked = false;
		this.bulkBody = (post && request.uri().equals(StubAnswers.BULK_PATH)) ? new BulkBody() : null;
	}

	private ByteBuf answerTo(BulkBody body) {
		this.counters.messages().add(body.messages());
		return BULK_ANSWERS.computeIfAbsent(body.messages(), (count) -> LastingBuffers.of(StubAnswers.bulk(count)));
	}

	private static ByteBuf answerTo(String path) {
		ByteBuf answer = ANSWERS.get(path);
		if (answer != null) {
			return answer;
		}
		String text = StubAnswers.forPath(path);
		return (text != null) ? ANSWERS.computeIfAbsent(path, (key) -> LastingBuffers.of(text)) : NOT_FOUND;
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		context.close();
	}

}
