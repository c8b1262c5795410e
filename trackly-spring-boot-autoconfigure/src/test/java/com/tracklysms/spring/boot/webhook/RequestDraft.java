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

package com.tracklysms.spring.boot.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import com.tracklysms.spring.testsupport.WebhookRequests;
import org.jspecify.annotations.Nullable;

/**
 * Request to the webhook that is changed before it is sent, signed and valid at first.
 */
final class RequestDraft {

	private static final String SIGNATURE = WebhookRequests.HEADER;

	private final List<String> done = new ArrayList<>();

	private final List<Header> headers = new ArrayList<>();

	private String method = "POST";

	private String target = "/trackly/webhook";

	private byte[] body;

	/**
	 * Length to announce, or less than zero for chunks.
	 */
	private int length;

	private int chunkSize = Integer.MAX_VALUE;

	private @Nullable String wrongSize;

	private boolean incomplete;

	RequestDraft(String messageId) {
		this.body = WebhookRequests.bytes(WebhookRequests.delivery(messageId, "delivered", Instant.now().toString()));
		this.length = this.body.length;
		this.headers.add(new Header("Host", "localhost"));
		this.headers.add(new Header("Content-Type", "application/json"));
		this.headers.add(new Header(SIGNATURE, WebhookRequests.sign(this.body, WebhookRequests.SECRET)));
	}

	byte[] body() {
		return this.body;
	}

	String signature() {
		return this.headers.stream()
			.filter((header) -> header.name.equalsIgnoreCase(SIGNATURE))
			.findFirst()
			.orElseThrow().value.trim();
	}

	void body(byte[] body) {
		this.body = body;
		this.length = (this.length < 0) ? this.length : body.length;
	}

	void method(String method) {
		this.method = method;
	}

	void target(String target) {
		this.target = target;
	}

	void announce(int length) {
		this.length = length;
		this.incomplete = length > this.body.length;
	}

	void chunks(int size) {
		this.length = -1;
		this.chunkSize = size;
	}

	/**
	 * Send the body as a chunk with something for its size.
	 */
	void chunks(String size) {
		chunks(this.body.length);
		this.wrongSize = size;
		this.incomplete = true;
	}

	void signatures(String... values) {
		remove(SIGNATURE);
		for (String value : values) {
			this.headers.add(new Header(SIGNATURE, value));
		}
	}

	void header(String name, String value) {
		this.headers.add(new Header(name, value));
	}

	void replace(String name, String value) {
		remove(name);
		header(name, value);
	}

	void remove(String name) {
		this.headers.removeIf((header) -> header.name.equalsIgnoreCase(name));
	}

	List<Header> headers() {
		return this.headers;
	}

	void note(String what) {
		this.done.add(what);
	}

	/**
	 * Return whether the server is told of more than it is sent.
	 */
	boolean isIncomplete() {
		return this.incomplete;
	}

	byte[] bytes() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		write(out, this.method + " " + this.target + " HTTP/1.1\r\n");
		this.headers.forEach((header) -> write(out, header.name + ":" + header.value + "\r\n"));
		write(out, (this.length < 0) ? "Transfer-Encoding: chunked\r\n\r\n"
				: "Content-Length: " + this.length + "\r\n\r\n");
		if (this.length < 0) {
			writeChunks(out);
		}
		else {
			out.writeBytes(this.body);
		}
		return out.toByteArray();
	}

	private void writeChunks(ByteArrayOutputStream out) {
		for (int start = 0; start < this.body.length; start += this.chunkSize) {
			int size = Math.min(this.chunkSize, this.body.length - start);
			write(out, ((this.wrongSize != null) ? this.wrongSize : Integer.toHexString(size)) + "\r\n");
			out.write(this.body, start, size);
			write(out, "\r\n");
		}
		write(out, "0\r\n\r\n");
	}

	private static void write(ByteArrayOutputStream out, String text) {
		out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	@Override
	public String toString() {
		return this.done + " " + new String(bytes(), StandardCharsets.ISO_8859_1);
	}

	/**
	 * Header of the request.
	 */
	static final class Header {

		private String name;

		private String value;

		Header(String name, String value) {
			this.name = name;
			this.value = value;
		}

		void name(UnaryOperator<String> change) {
			this.name = change.apply(this.name);
		}

		void value(UnaryOperator<String> change) {
			this.value = change.apply(this.value);
		}

	}

}
