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

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import reactor.netty.Connection;

/**
 * Ensures that an answer on a connection is that to the last request. Reactor Netty takes
 * the first response that it reads, even an interim one such as 103 (Early Hints), and
 * leaves what follows to the next request on the same connection.
 * <p>
 * Interim responses are left out. The end of an answer is held back until all bytes that
 * came with it have been read; if there is more, the connection is not used again.
 */
final class NettyAnswerGuard extends ChannelDuplexHandler {

	/**
	 * Skipped by a decoder that waits for a response, but completes the head of one that
	 * it has begun.
	 */
	private static final byte[] EMPTY_LINES = { '\r', '\n', '\r', '\n' };

	private final ByteGuard byteGuard = new ByteGuard();

	private boolean awaitingAnswer;

	private boolean interim;

	private boolean upgraded;

	private @Nullable Object end;

	/**
	 * Return the other part of this guard, to be placed before the decoder.
	 */
	ChannelHandler byteGuard() {
		return this.byteGuard;
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		if (message instanceof HttpRequest) {
			this.awaitingAnswer = true;
		}
		context.write(message, promise);
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (this.upgraded) {
			context.fireChannelRead(message);
		}
		else if (!this.awaitingAnswer || this.end != null) {
			ReferenceCountUtil.release(message);
			doNotUseAgain(context);
		}
		else if (this.interim || isInterim(message)) {
			leaveOut(context, message);
		}
		else if (message instanceof LastHttpContent) {
			this.end = message;
		}
		else {
			checkUpgrade(context, message);
			context.fireChannelRead(message);
		}
	}

	private boolean isInterim(Object message) {
		return message instanceof HttpResponse response && response.decoderResult().isSuccess()
				&& response.status().codeClass() == HttpStatusClass.INFORMATIONAL
				&& response.status().code() != HttpResponseStatus.SWITCHING_PROTOCOLS.code();
	}

	private void leaveOut(ChannelHandlerContext context, Object message) {
		this.interim = !(message instanceof LastHttpContent);
		ReferenceCountUtil.release(message);
		if (!this.interim && !context.channel().config().isAutoRead()) {
			context.read();
		}
	}

	/**
	 * What follows such a response is not HTTP.
	 */
	private void checkUpgrade(ChannelHandlerContext context, Object message) {
		if (message instanceof HttpResponse response
				&& response.status().code() == HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
			this.upgraded = true;
			doNotUseAgain(context);
		}
	}

	private void doNotUseAgain(ChannelHandlerContext context) {
		Connection.from(context.channel()).markPersistent(false);
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		passEnd(context);
		context.fireChannelInactive();
	}

	@Override
	public void handlerRemoved(ChannelHandlerContext context) {
		passEnd(context);
	}

	/**
	 * Pass the end of the answer on, and with it the connection to the next request.
	 */
	private void passEnd(ChannelHandlerContext context) {
		Object end = this.end;
		if (end != null) {
			this.end = null;
			this.awaitingAnswer = false;
			context.fireChannelRead(end);
		}
	}

	/**
	 * Sees the bytes before the decoder does.
	 */
	private final class ByteGuard extends ChannelInboundHandlerAdapter {

		@Override
		public void channelRead(ChannelHandlerContext context, Object message) {
			if (NettyAnswerGuard.this.awaitingAnswer) {
				context.fireChannelRead(message);
			}
			else {
				ReferenceCountUtil.release(message);
				context.close();
			}
		}

		@Override
		public void channelReadComplete(ChannelHandlerContext context) {
			if (NettyAnswerGuard.this.end != null) {
				context.fireChannelRead(Unpooled.wrappedBuffer(EMPTY_LINES));
				passEnd(context.pipeline().context(NettyAnswerGuard.this));
			}
			context.fireChannelReadComplete();
		}

	}

}
