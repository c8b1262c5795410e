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

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * Server on a bare socket, for the ways in which HTTP itself can break. Counts the
 * requests that it has read to their end.
 */
public final class RawServer implements AutoCloseable {

	private final ServerSocket serverSocket;

	private final Behaviour behaviour;

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private final CountDownLatch firstRequest = new CountDownLatch(1);

	private RawServer(Behaviour behaviour) throws IOException {
		this.serverSocket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.behaviour = behaviour;
	}

	public static RawServer start(Behaviour behaviour) {
		try {
			RawServer server = new RawServer(behaviour);
			daemon(server::acceptAll);
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public int port() {
		return this.serverSocket.getLocalPort();
	}

	public int connectionCount() {
		return this.sockets.size();
	}

	public List<String> requests() {
		return this.requests;
	}

	public void awaitRequest() throws InterruptedException {
		this.firstRequest.await();
	}

	private void acceptAll() {
		try {
			while (true) {
				Socket socket = this.serverSocket.accept();
				this.sockets.add(socket);
				daemon(() -> serve(socket));
			}
		}
		catch (IOException ex) {
			// Closed
		}
	}

	private void serve(Socket socket) {
		try {
			this.behaviour.serve(new Connection(this, socket));
		}
		catch (IOException | InterruptedException ex) {
			// The client is gone
		}
	}

	private static void daemon(Runnable task) {
		Thread thread = new Thread(task, "raw-server");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() {
		try {
			this.serverSocket.close();
			for (Socket socket : this.sockets) {
				socket.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@FunctionalInterface
	public interface Behaviour {

		void serve(Connection connection) throws IOException, InterruptedException;

	}

	public record Connection(RawServer server, Socket socket) {

		/**
		 * Read one request to its end.
		 */
		public String readRequest() throws IOException {
			HttpReader reader = new HttpReader(this.socket.getInputStream());
			String head = reader.readHead();
			if (head == null) {
				throw new EOFException("Connection closed");
			}
			String request = head + reader.readBody(head);
			this.server.requests.add(request);
			this.server.firstRequest.countDown();
			return request;
		}

		public void write(String text) throws IOException {
			this.socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
			this.socket.getOutputStream().flush();
		}

		public void answer(int status, String body) throws IOException {
			write("HTTP/1.1 " + status + " Status\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
					+ "\r\n\r\n" + body);
		}

		public void close() throws IOException {
			this.socket.close();
		}

		/**
		 * Return when the client has closed the connection, or the server is closed.
		 */
		public void awaitClose() throws IOException {
			while (this.socket.getInputStream().read() >= 0) {
				Thread.onSpinWait();
			}
		}

		/**
		 * Close so that the other side sees a reset.
		 */
		public void reset() throws IOException {
			this.socket.setSoLinger(true, 0);
			this.socket.close();
		}

	}

}
