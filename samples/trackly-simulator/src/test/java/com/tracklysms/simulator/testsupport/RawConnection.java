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

package com.tracklysms.simulator.testsupport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import com.tracklysms.simulator.TracklySimulator;

/**
 * A connection to a simulator that shows each byte of an answer, and how it ends.
 */
public final class RawConnection implements AutoCloseable {

	private static final String END_OF_HEAD = "\r\n\r\n";

	private final TracklySimulator simulator;

	private final Socket socket;

	private RawConnection(TracklySimulator simulator, Socket socket) {
		this.simulator = simulator;
		this.socket = socket;
	}

	public static RawConnection to(TracklySimulator simulator) throws IOException {
		URI uri = URI.create(simulator.getBaseUrl());
		Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), uri.getPort());
		socket.setSoTimeout(30_000);
		return new RawConnection(simulator, socket);
	}

	public RawConnection post(String path, String body) throws IOException {
		String head = "POST /api" + path + " HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: " + this.simulator.getApiKey()
				+ "\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + END_OF_HEAD;
		this.socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
		return this;
	}

	/**
	 * Read as many bytes as are wanted.
	 */
	public String read(int length) throws IOException {
		return new String(this.socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
	}

	/**
	 * Read until the head of an answer is complete.
	 */
	public RawAnswer readHead() throws IOException {
		StringBuilder text = new StringBuilder();
		while (text.indexOf(END_OF_HEAD) < 0) {
			text.append(read(1));
		}
		return new RawAnswer(text.toString());
	}

	/**
	 * Read until an answer is as long as it says.
	 */
	public RawAnswer readAnswer() throws IOException {
		RawAnswer head = readHead();
		return new RawAnswer(head.text() + read(Integer.parseInt(head.header("content-length"))));
	}

	/**
	 * Read the first byte of an answer, or meet the end of the connection.
	 */
	public void awaitReaction() throws IOException {
		try {
			read(1);
		}
		catch (SocketException ex) {
			// A reset is a reaction too
		}
	}

	/**
	 * Read until the other side has closed the connection.
	 * @throws SocketException if it is reset
	 */
	public RawAnswer readToEnd() throws IOException {
		return new RawAnswer(new String(this.socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	/**
	 * An answer, perhaps not all of it.
	 *
	 * @param text the bytes as they came
	 */
	public record RawAnswer(String text) {

		public int status() {
			return Integer.parseInt(this.text.split(" ")[1]);
		}

		public String header(String name) {
			return this.text.lines()
				.takeWhile((line) -> !line.isEmpty())
				.filter((line) -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
				.map((line) -> line.substring(name.length() + 2))
				.findFirst()
				.orElse("");
		}

		public String body() {
			return this.text.substring(this.text.indexOf(END_OF_HEAD) + END_OF_HEAD.length());
		}

	}

}
