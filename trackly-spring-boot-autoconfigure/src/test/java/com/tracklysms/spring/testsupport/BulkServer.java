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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.message.FailedMessage;
import com.tracklysms.spring.message.RejectedMessage;
import com.tracklysms.spring.message.SmsMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Server for bulk requests that knows which messages it was sent, and how many requests
 * were under way at the same time.
 */
public final class BulkServer implements AutoCloseable {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final RawServer server;

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	private final AtomicInteger underWay = new AtomicInteger();

	private final AtomicInteger mostUnderWay = new AtomicInteger();

	private final AtomicInteger answeredMessages = new AtomicInteger();

	private BulkServer(Handler handler) {
		this.server = RawServer.start((connection) -> {
			while (true) {
				serve(connection, handler);
			}
		});
	}

	public static BulkServer start(Handler handler) {
		return new BulkServer(handler);
	}

	/**
	 * A server that queues all it is sent.
	 */
	public static BulkServer queueing() {
		return start(Request::queue);
	}

	/**
	 * Messages that are told apart by their recipients.
	 */
	public static List<SmsMessage> messages(int count) {
		return IntStream.range(0, count).mapToObj(BulkServer::message).toList();
	}

	public static SmsMessage message(int position) {
		return SmsMessage.of(numberOf(position), "Message " + position);
	}

	public static String numberOf(int position) {
		return "+1206" + String.format("%07d", position);
	}

	private void serve(RawServer.Connection connection, Handler handler) throws IOException {
		String text = connection.readRequest();
		String body = text.substring(text.indexOf("\r\n\r\n") + 4);
		JsonNode document = MAPPER.readTree(body);
		List<Integer> positions = new ArrayList<>();
		List<String> senders = new ArrayList<>();
		document.path("messages").forEach((message) -> {
			positions.add(Integer
				.parseInt(firstText(message.path("to"), message.path("to_msisdn")).substring("+1206".length())));
			senders.add(firstText(message.path("list_number"), document.path("from_phone_number_id")));
		});
		Request request = new Request(this, connection, senders, positions,
				body.getBytes(StandardCharsets.UTF_8).length);
		this.mostUnderWay.accumulateAndGet(this.underWay.incrementAndGet(), Math::max);
		this.requests.add(request);
		handler.handle(request);
	}

	private String firstText(JsonNode node, JsonNode otherNode) {
		return (node.isString() ? node : otherNode).asString();
	}

	/**
	 * Not adaptive, so that each batch waits for itself alone, and batches linger until
	 * they are full.
	 */
	public TracklyTemplateBuilder template(int batchSize, int concurrency) {
		return template(batchSize, concurrency, Duration.ofSeconds(30));
	}

	public TracklyTemplateBuilder template(int batchSize, int concurrency, Duration readTimeout) {
		return TestTemplates.withoutWaits(TestTemplates.forPort(this.server.port(), Connector.REACTOR, readTimeout))
			.rateLimit((settings) -> settings.withAdaptive(false))
			.bulk((settings) -> settings.withBatchSize(batchSize)
				.withConcurrency(concurrency)
				.withLinger(Duration.ofDays(1)));
	}

	public int port() {
		return this.server.port();
	}

	public List<Request> requests() {
		return this.requests;
	}

	public List<Integer> sizes() {
		return this.requests.stream().map((request) -> request.positions().size()).toList();
	}

	public int underWay() {
		return this.underWay.get();
	}

	public int mostUnderWay() {
		return this.mostUnderWay.get();
	}

	public int answeredMessages() {
		return this.answeredMessages.get();
	}

	public void awaitUnderWay(int count) {
		while (this.underWay.get() < count) {
			Thread.onSpinWait();
		}
	}

	/**
	 * Wait until so many requests have come, and all of them have been answered.
	 */
	public void awaitAnswered(int count) {
		while (this.requests.size() < count || this.underWay.get() > 0) {
			Thread.onSpinWait();
		}
	}

	@Override
	public void close() {
		this.server.close();
	}

	/**
	 * Deals with one request. It may wait: each connection has a thread.
	 */
	@FunctionalInterface
	public interface Handler {

		void handle(Request request) throws IOException;

	}

	public record Request(BulkServer server, RawServer.Connection connection, List<String> senders,
			List<Integer> positions, int bytes) {

		/**
		 * Return the position of the first message in the whole input.
		 */
		public int first() {
			return this.positions.get(0);
		}

		public void queue() throws IOException {
			reject();
		}

		/**
		 * Reject the messages at these indexes, and queue the others.
		 */
		public void reject(int... indexes) throws IOException {
			String errors = Arrays.stream(indexes)
				.mapToObj((index) -> "{\"index\":" + index + ",\"to_msisdn\":\"" + numberOf(this.positions.get(index))
						+ "\",\"error\":\"Opted out\"}")
				.collect(Collectors.joining(","));
			answer(201, "{\"queued_count\":" + (this.positions.size() - indexes.length) + ",\"error_count\":"
					+ indexes.length + ",\"errors\":[" + errors + "]}");
		}

		public void answer(int status, String body) throws IOException {
			end();
			this.connection.answer(status, body);
		}

		public void reset() throws IOException {
			end();
			this.connection.reset();
		}

		public void close() throws IOException {
			end();
			this.connection.close();
		}

		public void awaitClose() throws IOException {
			this.connection.awaitClose();
			end();
		}

		/**
		 * Wait until the test lets the server go on.
		 */
		public Request after(CountDownLatch latch) throws IOException {
			try {
				latch.await();
				return this;
			}
			catch (InterruptedException ex) {
				throw new IOException(ex);
			}
		}

		private void end() {
			this.server.answeredMessages.addAndGet(this.positions.size());
			this.server.underWay.decrementAndGet();
		}

	}

	/**
	 * Return the positions of messages of a report.
	 */
	public static List<Long> positions(List<FailedMessage> messages) {
		return messages.stream().map(FailedMessage::position).sorted().toList();
	}

	public static List<Long> rejectedPositions(List<RejectedMessage> messages) {
		return messages.stream().map(RejectedMessage::position).sorted().toList();
	}

	public static Long[] range(int from, int to) {
		return Stream.iterate((long) from, (position) -> position < to, (position) -> position + 1)
			.toArray(Long[]::new);
	}

}
