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
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import com.tracklysms.spring.message.SmsMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Server of bulk requests that fails in all the ways a server can, as a seed decides, and
 * keeps what it has queued. What it does with a request depends on the first recipient
 * and on how often it has read it, so that it is the same in each run; only the requests
 * that it does not read are chosen by their order.
 */
public final class FireServer implements AutoCloseable {

	private static final int POLL_MILLIS = 50;

	private static final int STUCK_MILLIS = 10_000;

	private final JsonMapper json = new JsonMapper();

	private final long seed;

	private final int turningPoint;

	private final Consumer<FireServer> turn;

	private final ExecutorService threads = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "fire-server");
		thread.setDaemon(true);
		return thread;
	});

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final Queue<SmsMessage> queued = new ConcurrentLinkedQueue<>();

	private final AtomicInteger queuedCount = new AtomicInteger();

	private final AtomicInteger begun = new AtomicInteger();

	private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

	private final Map<Mood, AtomicInteger> moods = new ConcurrentHashMap<>();

	private final int port;

	private volatile Listener listener;

	private volatile boolean keyRevoked;

	private volatile boolean turned;

	private volatile boolean ending;

	private FireServer(long seed, int turningPoint, Consumer<FireServer> turn) throws IOException {
		this.seed = seed;
		this.turningPoint = turningPoint;
		this.turn = turn;
		this.listener = new Listener(0);
		this.port = this.listener.serverSocket.getLocalPort();
	}

	/**
	 * Start a server.
	 * @param turningPoint the number of queued messages at which the turn is taken, once
	 */
	public static FireServer start(long seed, int turningPoint, Consumer<FireServer> turn) {
		try {
			return new FireServer(seed, turningPoint, turn);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public int port() {
		return this.port;
	}

	/**
	 * Return how often the server has done the given.
	 */
	public int count(Mood mood) {
		return this.moods.getOrDefault(mood, new AtomicInteger()).get();
	}

	/**
	 * End when all that has arrived is dealt with.
	 * @return what has been queued, each message as often as it was
	 */
	public List<SmsMessage> endAndListQueued() throws InterruptedException {
		this.ending = true;
		closeQuietly(this.listener.serverSocket);
		this.threads.shutdown();
		if (!this.threads.awaitTermination(2 * STUCK_MILLIS, TimeUnit.MILLISECONDS)) {
			throw new IllegalStateException("Server does not come to its end");
		}
		if (!this.turned) {
			throw new IllegalStateException("Server has not taken its turn");
		}
		return new ArrayList<>(this.queued);
	}

	/**
	 * Break all connections, and take new ones.
	 */
	public void restart() {
		die();
		try {
			this.listener.ended.await();
			this.listener = new Listener(this.port);
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException("Server cannot restart", ex);
		}
	}

	/**
	 * Break all connections, and take none any more.
	 */
	public void die() {
		closeQuietly(this.listener.serverSocket);
		this.sockets.forEach(FireServer::closeQuietly);
	}

	/**
	 * Refuse all further requests.
	 */
	public void revokeKey() {
		this.keyRevoked = true;
	}

	@Override
	public void close() {
		this.ending = true;
		die();
		this.threads.shutdown();
	}

	private void serve(Socket socket) {
		try (socket) {
			socket.setTcpNoDelay(true);
			InputStream in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
			while (awaitRequest(socket, in)) {
				if (chance(50, this.begun.incrementAndGet(), 0)) {
					count(Mood.DROPPED_UNREAD, 1);
					return;
				}
				byte[] answer = answer(readRequest(in));
				if (answer == null) {
					return;
				}
				socket.getOutputStream().write(answer);
			}
		}
		catch (IOException ex) {
			// The client is gone, or this server
		}
		finally {
			this.sockets.remove(socket);
		}
	}

	/**
	 * Wait for the first byte of the next request.
	 * @return whether there is one
	 */
	private boolean awaitRequest(Socket socket, InputStream in) throws IOException {
		socket.setSoTimeout(POLL_MILLIS);
		in.mark(1);
		while (true) {
			try {
				boolean begun = in.read() >= 0;
				in.reset();
				socket.setSoTimeout(STUCK_MILLIS);
				return begun;
			}
			catch (SocketTimeoutException ex) {
				if (this.ending) {
					return false;
				}
			}
		}
	}

	private JsonNode readRequest(InputStream in) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream(512);
		for (int state = 0; state < 4;) {
			int next = in.read();
			if (next < 0) {
				throw new EOFException();
			}
			head.write(next);
			state = (next == (((state & 1) == 0) ? '\r' : '\n')) ? state + 1 : ((next == '\r') ? 1 : 0);
		}
		int length = contentLength(head.toString(StandardCharsets.ISO_8859_1));
		byte[] body = in.readNBytes(length);
		if (body.length < length) {
			throw new EOFException();
		}
		return this.json.readTree(body);
	}

	private int contentLength(String head) {
		return head.lines()
			.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
			.mapToInt((line) -> Integer.parseInt(line.substring(line.indexOf(':') + 1).trim()))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Deal with a request.
	 * @return the answer, or {@code null} for none
	 */
	private byte[] answer(JsonNode request) {
		if (this.keyRevoked) {
			return answer("401 Unauthorized", "", "{\"error\":\"Invalid API key\",\"code\":\"invalid_api_key\"}");
		}
		String first = request.path("messages").path(0).path("to_msisdn").asString();
		int attempt = this.attempts.merge(first, 1, Integer::sum);
		Mood mood = mood(first, attempt);
		count(mood, 1);
		return switch (mood) {
			case GOOD -> answer("201 Created", "", queue(request));
			case FAILED_BEFORE_QUEUEING -> answer("500 Internal Server Error", "", "{\"error\":\"Oops\"}");
			case FAILED_AFTER_QUEUEING -> {
				queue(request);
				yield answer("500 Internal Server Error", "", "{\"error\":\"Oops\"}");
			}
			case DROPPED_AFTER_QUEUEING -> {
				queue(request);
				yield null;
			}
			case RATE_LIMITED,
					RATE_LIMITED_FOR_EVER ->
				answer("429 Too Many Requests",
						chance(2, first.hashCode(), -attempt) ? "Retry-After: " + attempt % 2 + "\r\n" : "",
						"{\"error\":\"Rate limit exceeded\",\"code\":\"rate_limit\"}");
			default -> null;
		};
	}

	private Mood mood(String first, int attempt) {
		if (chance(250, first.hashCode(), 0)) {
			return Mood.RATE_LIMITED_FOR_EVER;
		}
		long number = Math.floorMod(mix(first.hashCode(), attempt), 100);
		if (number < 10) {
			return Mood.RATE_LIMITED;
		}
		return switch ((int) number) {
			case 10 -> Mood.FAILED_BEFORE_QUEUEING;
			case 11 -> Mood.FAILED_AFTER_QUEUEING;
			case 12 -> Mood.DROPPED_BEFORE_QUEUEING;
			case 13 -> Mood.DROPPED_AFTER_QUEUEING;
			default -> Mood.GOOD;
		};
	}

	/**
	 * Queue those messages of a request that are not rejected.
	 * @return the result
	 */
	private String queue(JsonNode request) {
		String from = request.path("from_phone_number_id").asString();
		List<SmsMessage> accepted = new ArrayList<>();
		StringBuilder errors = new StringBuilder();
		int index = 0;
		int errorCount = 0;
		for (JsonNode message : request.path("messages")) {
			String to = message.path("to_msisdn").asString();
			if (Math.floorMod(mix(to.hashCode(), Integer.MAX_VALUE), 100) < 3) {
				errors.append((errorCount++ > 0) ? "," : "")
					.append("{\"index\":" + index + ",\"to_msisdn\":\"" + to + "\",\"error\":\"Opted out\"}");
			}
			else {
				accepted.add(SmsMessage.of(to, message.path("body").asString()).withFrom(from));
			}
			index++;
		}
		count(Mood.REJECTED_MESSAGE, errorCount);
		this.queued.addAll(accepted);
		int after = this.queuedCount.addAndGet(accepted.size());
		if (after >= this.turningPoint && after - accepted.size() < this.turningPoint) {
			this.turn.accept(this);
			this.turned = true;
		}
		return "{\"queued_count\":" + accepted.size() + ",\"error_count\":" + errorCount + ",\"errors\":[" + errors
				+ "],\"deprecated\":true}";
	}

	private byte[] answer(String status, String header, String body) {
		return ("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n" + header + "Content-Length: "
				+ body.length() + "\r\n\r\n" + body)
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	private void count(Mood mood, int count) {
		this.moods.computeIfAbsent(mood, (key) -> new AtomicInteger()).addAndGet(count);
	}

	private boolean chance(int oneOf, int what, int when) {
		return Math.floorMod(mix(what, when), oneOf) == 0;
	}

	/**
	 * A number that looks random and is always the same (the finalizer of SplitMix64).
	 */
	private long mix(int what, int when) {
		long mixed = this.seed * 0x9E3779B97F4A7C15L + what * 0xD1342543DE82EF95L + when * 0x2545F4914F6CDD1DL;
		mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
		mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
		return mixed ^ (mixed >>> 31);
	}

	private static void closeQuietly(AutoCloseable closeable) {
		try {
			closeable.close();
		}
		catch (Exception ex) {
			// As good as closed
		}
	}

	/**
	 * Takes connections until it is closed. The port is free when it has ended, not when
	 * it is closed.
	 */
	private final class Listener {

		private final ServerSocket serverSocket = new ServerSocket();

		private final CountDownLatch ended = new CountDownLatch(1);

		Listener(int port) throws IOException {
			this.serverSocket.setReuseAddress(true);
			this.serverSocket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
			FireServer.this.threads.execute(this::acceptAll);
		}

		private void acceptAll() {
			try {
				while (true) {
					take(this.serverSocket.accept());
				}
			}
			catch (IOException | RejectedExecutionException ex) {
				// Closed
			}
			finally {
				this.ended.countDown();
			}
		}

		private void take(Socket socket) {
			FireServer.this.sockets.add(socket);
			if (this.serverSocket.isClosed()) {
				closeQuietly(socket);
			}
			FireServer.this.threads.execute(() -> serve(socket));
		}

	}

	/**
	 * What the server does with a request, or a message.
	 */
	public enum Mood {

		GOOD,

		FAILED_BEFORE_QUEUEING,

		FAILED_AFTER_QUEUEING,

		DROPPED_UNREAD,

		DROPPED_BEFORE_QUEUEING,

		DROPPED_AFTER_QUEUEING,

		RATE_LIMITED,

		RATE_LIMITED_FOR_EVER,

		REJECTED_MESSAGE

	}

}
