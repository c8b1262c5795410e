package com.tracklysms.benchmark.stub;

import io.netty.buffer.ByteBuf;

/**
 * Counts the messages in the body of a bulk request, as it comes in. Each is one JSON
 * object in the object that is the document, and the texts of this benchmark hold no
 * braces.
 */
final class BulkBody {

	private int objects;

	void read(ByteBuf part) {
		int end = part.writerIndex();
		int next = part.indexOf(part.readerIndex(), end, (byte) '{');
		while (next >= 0) {
			this.objects++;
			next = part.indexOf(next + 1, end, (byte) '{');
		}
	}

	int messages() {
		return this.objects - 1;
	}

}
