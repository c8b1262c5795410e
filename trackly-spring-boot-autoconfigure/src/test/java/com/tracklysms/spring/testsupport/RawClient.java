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

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Client on a bare socket, which sends whatever it is given.
 */
public final class RawClient implements AutoCloseable {

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

	private final Socket socket;

	private final InputStream in;

	public RawClient(int port) throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.setSoTimeout((int) LONGEST_WAIT.toMillis());
		this.socket.setTcpNoDelay(true);
		this.in = new BufferedInputStream(this.socket.getInputStream());
	}

	/**
	 * Send one request, which asks for the connection to be closed, and return all that
	 * is answered.
	 */
	public static String exchange(int port, String request) {
		try (RawClient client = new RawClient(port)) {
			client.send(request.getBytes(StandardCharsets.ISO_8859_1));
			return new String(client.in.readAllBytes(), StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Send bytes, as far as the server takes them.
	 */
	public void send(byte[] bytes) throws IOException {
		try {
			this.socket.getOutputStream().write(bytes);
		}
		catch (SocketException ex) {
			// The server has closed the connection, perhaps after an answer
		}
	}

	/**
	 * Send no more.
	 */
	public void end() throws IOException {
		try {
			this.socket.shutdownOutput();
		}
		catch (SocketException ex) {
			// The server has closed the connection, perhaps after an answer
		}
	}

	/**
	 * Return the status of the next answer that is not provisional.
	 * @return the status, or 0 if the server has closed the connection instead
	 */
	public int readStatus() throws IOException {
		HttpReader reader = new HttpReader(this.in);
		try {
			int status;
			do {
				String head = reader.readHead();
				if (head == null) {
					return 0;
				}
				status = Integer.parseInt(head.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
				reader.readBody(head);
			}
			while (status < 200);
			return status;
		}
		catch (EOFException | SocketException ex) {
			return 0;
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
