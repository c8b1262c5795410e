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

package com.tracklysms.spring.testsupport;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Reads requests from a connection.
 */
final class HttpReader {

	private final InputStream in;

	HttpReader(InputStream in) {
		this.in = in;
	}

	/**
	 * Read one request to its end.
	 * @return its body, or {@code null} if there is none
	 * @throws EOFException if it does not come to its end
	 */
	@Nullable String readRequest() throws IOException {
		String head = readHead();
		return (head != null) ? readBody(head) : null;
	}

	/**
	 * Read up to the first empty line.
	 */
	@Nullable String readHead() throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream(512);
		for (int state = 0; state < 4;) {
			int next = this.in.read();
			if (next < 0 && head.size() == 0) {
				return null;
			}
			if (next < 0) {
				throw new EOFException();
			}
			head.write(next);
			state = (next == (((state & 1) == 0) ? '\r' : '\n')) ? state + 1 : ((next == '\r') ? 1 : 0);
		}
		return head.toString(StandardCharsets.ISO_8859_1);
	}

	/**
	 * Read the body that belongs to the given head.
	 */
	String readBody(String head) throws IOException {
		int length = contentLength(head);
		byte[] body = this.in.readNBytes(length);
		if (body.length < length) {
			throw new EOFException();
		}
		return new String(body, StandardCharsets.UTF_8);
	}

	private int contentLength(String head) {
		return head.lines()
			.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
			.mapToInt((line) -> Integer.parseInt(line.substring(line.indexOf(':') + 1).trim()))
			.findFirst()
			.orElse(0);
	}

}
