package com.tracklysms.spring;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * Server on a bare socket, for the ways in which HTTP itself can break. Counts the
 * requests that it has read to their end.
 */
final class RawServer implements AutoCloseable {

	private final ServerSocket serverSocket;

	private final Behaviour behaviour;

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private final CountDownLatch firstRequest = new CountDownLatch(1);

	private RawServer(Behaviour behaviour) throws IOException {
		this.serverSocket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.behaviour = behaviour;
	}

	static RawServer start(Behaviour behaviour) {
		try {
			RawServer server = new RawServer(behaviour);
			daemon(server::acceptAll);
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int port() {
		return this.serverSocket.getLocalPort();
	}

	int connectionCount() {
		return this.sockets.size();
	}

	List<String> requests() {
		return this.requests;
	}

	void awaitRequest() throws InterruptedException {
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
		catch (IOException ex) {
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
	interface Behaviour {

		void serve(Connection connection) throws IOException;

	}

	record Connection(RawServer server, Socket socket) {

		/**
		 * Read one request to its end.
		 */
		String readRequest() throws IOException {
			ByteArrayOutputStream head = new ByteArrayOutputStream();
			InputStream in = this.socket.getInputStream();
			while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
				int next = in.read();
				if (next < 0) {
					throw new IOException("Connection closed");
				}
				head.write(next);
			}
			String text = head.toString(StandardCharsets.ISO_8859_1);
			String body = new String(in.readNBytes(contentLength(text)), StandardCharsets.UTF_8);
			this.server.requests.add(text + body);
			this.server.firstRequest.countDown();
			return text + body;
		}

		private int contentLength(String head) {
			return head.lines()
				.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
				.mapToInt((line) -> Integer.parseInt(line.substring(line.indexOf(':') + 1).trim()))
				.findFirst()
				.orElse(0);
		}

		void write(String text) throws IOException {
			this.socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
			this.socket.getOutputStream().flush();
		}

		void answer(int status, String body) throws IOException {
			write("HTTP/1.1 " + status + " Status\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
					+ "\r\n\r\n" + body);
		}

		void close() throws IOException {
			this.socket.close();
		}

		/**
		 * Return when the client has closed the connection, or the server is closed.
		 */
		void awaitClose() throws IOException {
			while (this.socket.getInputStream().read() >= 0) {
				Thread.onSpinWait();
			}
		}

		/**
		 * Close so that the other side sees a reset.
		 */
		void reset() throws IOException {
			this.socket.setSoLinger(true, 0);
			this.socket.close();
		}

	}

}
