package com.tracklysms.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Answers the requests of one connection, each when it is complete.
 */
final class StubHandler extends SimpleChannelInboundHandler<HttpObject> {

	private static final ByteBuf NOT_FOUND = bufferOf(StubAnswers.NOT_FOUND);

	private static final Map<String, ByteBuf> ANSWERS = new ConcurrentHashMap<>();

	private final LongAdder requests;

	private ByteBuf answer = NOT_FOUND;

	StubHandler(LongAdder requests) {
		this.requests = requests;
	}

	@Override
	protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
		if (part instanceof HttpRequest request) {
			this.answer = (request.method() == HttpMethod.POST) ? answerTo(request.uri()) : NOT_FOUND;
		}
		if (part instanceof LastHttpContent) {
			this.requests.increment();
			context.writeAndFlush(this.answer.duplicate());
		}
	}

	private static ByteBuf answerTo(String path) {
		ByteBuf answer = ANSWERS.get(path);
		if (answer != null) {
			return answer;
		}
		String text = StubAnswers.forPath(path);
		return (text != null) ? ANSWERS.computeIfAbsent(path, (key) -> bufferOf(text)) : NOT_FOUND;
	}

	private static ByteBuf bufferOf(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return Unpooled.unreleasableBuffer(Unpooled.directBuffer(bytes.length).writeBytes(bytes).asReadOnly());
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		context.close();
	}

}
