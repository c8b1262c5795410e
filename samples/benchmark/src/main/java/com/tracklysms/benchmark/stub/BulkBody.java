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
