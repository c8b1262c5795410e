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
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
				int number = this.begun.incrementAndGet();
				if (chance(50, number, 0)) {
					count(Mood.DROPPED_UNREAD, 1);
					return;
				}
				if (!serve(new HttpReader(in), socket.getOutputStream(), chance(50, number, 1))) {
					return;
				}
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

	/**
	 * Serve one request.
	 * @param early whether to refuse it before its body is read
	 * @return whether the connection can be used again
	 */
	private boolean serve(HttpReader reader, OutputStream out, boolean early) throws IOException {
		String head = reader.readHead();
		if (head == null) {
			return false;
		}
		if (early) {
			count(Mood.REFUSED_EARLY, 1);
			out.write(refusal("").getBytes(StandardCharsets.ISO_8859_1));
			reader.readBody(head);
			return true;
		}
		Answer answer = answer(this.json.readTree(reader.readBody(head)));
		out.write(answer.text().getBytes(StandardCharsets.ISO_8859_1));
		return !answer.last();
	}

	/**
	 * Deal with a request.
	 */
	private Answer answer(JsonNode request) {
		if (this.keyRevoked) {
			return new Answer(
					response("401 Unauthorized", "", "{\"error\":\"Invalid API key\",\"code\":\"invalid_api_key\"}"),
					false);
		}
		String first = request.path("messages").path(0).path("to_msisdn").asString();
		int attempt = this.attempts.merge(first, 1, Integer::sum);
		Mood mood = mood(first, attempt);
		count(mood, 1);
		return switch (mood) {
			case FAILED_BEFORE_QUEUEING -> new Answer(failure(), false);
			case DROPPED_BEFORE_QUEUEING -> new Answer("", true);
			case RATE_LIMITED, RATE_LIMITED_FOR_EVER ->
				new Answer(refusal(chance(2, first.hashCode(), -attempt) ? "Retry-After: " + attempt % 2 + "\r\n" : ""),
						false);
			default -> afterQueueing(mood, queue(request, attempt));
		};
	}

	/**
	 * Return what is written after messages have been queued.
	 */
	private Answer afterQueueing(Mood mood, String result) {
		String success = response("201 Created", "", result);
		return switch (mood) {
			case FAILED_AFTER_QUEUEING -> new Answer(failure(), false);
			case DROPPED_AFTER_QUEUEING -> new Answer("", true);
			case INTERIM -> new Answer("HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n" + success, false);
			case SURPLUS_ANSWER -> new Answer(success + refusal(""), false);
			case SURPLUS_BEGINNING -> new Answer(success + "HTTP/1.1 429 Too Many", false);
			case CHUNKS_CUT -> new Answer(
					"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n"
							+ "Transfer-Encoding: chunked\r\n\r\n5\r\n" + result.substring(0, 5) + "\r\nff\r\n\"",
					true);
			case LENGTH_TOO_LONG ->
				new Answer(success.replaceFirst("Content-Length: \\d+", "Content-Length: 1000000"), true);
			case LENGTH_TOO_SHORT ->
				new Answer(success.replaceFirst("Content-Length: \\d+", "Content-Length: 12"), false);
			default -> new Answer(success, false);
		};
	}

	private String failure() {
		return response("500 Internal Server Error", "", "{\"error\":\"Oops\"}");
	}

	private String refusal(String header) {
		return response("429 Too Many Requests", header, "{\"error\":\"Rate limit exceeded\",\"code\":\"rate_limit\"}");
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
			case 14, 15 -> Mood.INTERIM;
			case 16 -> Mood.SURPLUS_ANSWER;
			case 17 -> Mood.SURPLUS_BEGINNING;
			case 18 -> Mood.CHUNKS_CUT;
			case 19 -> Mood.LENGTH_TOO_LONG;
			case 20 -> Mood.LENGTH_TOO_SHORT;
			default -> Mood.GOOD;
		};
	}

	/**
	 * Queue those messages of a request that are not rejected. Some are rejected by later
	 * attempts only.
	 * @return the result
	 */
	private String queue(JsonNode request, int attempt) {
		String from = request.path("from_phone_number_id").asString();
		List<SmsMessage> accepted = new ArrayList<>();
		StringBuilder errors = new StringBuilder();
		int index = 0;
		int errorCount = 0;
		for (JsonNode message : request.path("messages")) {
			String to = message.path("to_msisdn").asString();
			if (isRejected(to, 1) || (attempt > 1 && isRejected(to, 2))) {
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

	private boolean isRejected(String to, int reason) {
		return Math.floorMod(mix(to.hashCode(), Integer.MAX_VALUE - reason), 100) < 3;
	}

	private String response(String status, String header, String body) {
		return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n" + header + "Content-Length: "
				+ body.length() + "\r\n\r\n" + body;
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
	 * What is written, and whether nothing follows on the connection.
	 */
	private record Answer(String text, boolean last) {

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

		REFUSED_EARLY,

		INTERIM,

		SURPLUS_ANSWER,

		SURPLUS_BEGINNING,

		CHUNKS_CUT,

		LENGTH_TOO_LONG,

		LENGTH_TOO_SHORT,

		REJECTED_MESSAGE

	}

}
