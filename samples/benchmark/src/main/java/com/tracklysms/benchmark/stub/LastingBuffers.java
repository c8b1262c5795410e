package com.tracklysms.benchmark.stub;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Makes buffers that are written as often as wanted.
 */
public final class LastingBuffers {

	private LastingBuffers() {
	}

	static ByteBuf of(String text) {
		return of(text.getBytes(StandardCharsets.UTF_8));
	}

	public static ByteBuf of(byte[] bytes) {
		return Unpooled.unreleasableBuffer(Unpooled.directBuffer(bytes.length).writeBytes(bytes).asReadOnly());
	}

}
