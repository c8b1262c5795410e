package com.tracklysms.benchmark;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Makes buffers that are written as often as wanted.
 */
final class LastingBuffers {

	private LastingBuffers() {
	}

	static ByteBuf of(String text) {
		return of(text.getBytes(StandardCharsets.UTF_8));
	}

	static ByteBuf of(byte[] bytes) {
		return Unpooled.unreleasableBuffer(Unpooled.directBuffer(bytes.length).writeBytes(bytes).asReadOnly());
	}

}
