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

package com.tracklysms.spring.testsupport.kill;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import com.tracklysms.spring.testsupport.BulkServer;
import com.tracklysms.spring.testsupport.LedgerDatabase;

/**
 * Processes that send the messages of one campaign to one server, are killed, and are
 * started again. By {@code -Dtrackly.test.kills=20} they are killed at so many random
 * moments, and at each point by each {@link Death}.
 */
public final class KilledSends implements AutoCloseable {

	private static final int KILLS = Integer.getInteger("trackly.test.kills", 1);

	/**
	 * Number of requests after which a process waits to be killed, so that it does not
	 * complete before.
	 */
	private static final int MOST_REQUESTS_LATER = 8;

	private final AtomicInteger requestsToAwait = new AtomicInteger();

	private volatile RequestAction awaited = () -> {
	};

	private volatile CompletableFuture<?> killed = CompletableFuture.completedFuture(null);

	private final Set<String> senders = ConcurrentHashMap.newKeySet();

	private volatile CountDownLatch instances = new CountDownLatch(0);

	private final BulkServer server = BulkServer.start((request) -> {
		if (this.senders.add(request.senders().get(0))) {
			this.instances.countDown();
		}
		request.after(this.instances);
		int left = this.requestsToAwait.decrementAndGet();
		if (left == 0) {
			this.awaited.run();
		}
		else if (left < -MOST_REQUESTS_LATER) {
			this.killed.join();
		}
		request.queue();
	});

	private final Random random = new Random();

	private final Class<?> sender;

	private int kills;

	/**
	 * Create processes that have not been started yet.
	 * @param sender the class with their main method, which receives {@link SenderOrders}
	 */
	public KilledSends(Class<?> sender) {
		this.sender = sender;
	}

	public SenderOrders orders(String url, int messages, int batchSize) {
		return new SenderOrders(url, this.server.port(), messages, batchSize, 1, KillMoment.NEVER, Death.HALT);
	}

	/**
	 * Return the deaths at each point: one in the short form.
	 */
	public static List<Death> deaths(DurableDatabase database) {
		return (KILLS > 1) ? List.of(Death.values()) : List.of(database.death());
	}

	public static int randomKills() {
		return KILLS;
	}

	public int kills() {
		return this.kills;
	}

	/**
	 * Run two processes, neither of which gets an answer before both have sent something.
	 */
	public SendEnds runTogether(Class<?> otherSender, SenderOrders orders) throws IOException {
		this.instances = new CountDownLatch(2);
		SenderProcess first = SenderProcess.start(this.sender, orders);
		SenderProcess second = SenderProcess.start(otherSender, orders.withInstance(2));
		first.awaitCompletion();
		second.awaitCompletion();
		return ends(orders);
	}

	/**
	 * Kill a process at each point.
	 */
	public void killAtEachPoint(SenderOrders orders, Death death) throws IOException {
		for (KillMoment moment : KillMoment.values()) {
			if (moment == KillMoment.WITHIN_HTTP) {
				killWithinSecondRequest(orders, death);
			}
			else if (moment != KillMoment.NEVER) {
				SenderProcess.start(this.sender, orders.withDeath(moment, death)).awaitDeath();
			}
			this.kills += (moment != KillMoment.NEVER) ? 1 : 0;
		}
	}

	/**
	 * The answer comes when nobody is there to read it.
	 */
	private void killWithinSecondRequest(SenderOrders orders, Death death) throws IOException {
		CompletableFuture<SenderProcess> killed = new CompletableFuture<>();
		await(2, () -> killed.join().kill(death));
		SenderProcess process = SenderProcess.start(this.sender, orders);
		killed.complete(process);
		process.awaitDeath();
	}

	/**
	 * Kill processes at moments after some of their requests, by turns.
	 */
	public void killAtAnyMoment(SenderOrders orders) throws IOException {
		for (int kill = 0; kill < KILLS; kill++) {
			CompletableFuture<?> reached = new CompletableFuture<>();
			this.killed = new CompletableFuture<>();
			await(1 + this.random.nextInt(4), () -> reached.complete(null));
			SenderProcess process = SenderProcess.start(this.sender, orders);
			CompletableFuture.anyOf(reached, process.onExit()).join();
			LockSupport.parkNanos(this.random.nextLong(Duration.ofMillis(30).toNanos()));
			process.kill(Death.values()[kill % 2]);
			this.killed.complete(null);
			this.kills++;
		}
	}

	private void await(int requests, RequestAction action) {
		this.awaited = action;
		this.requestsToAwait.set(requests);
	}

	/**
	 * Run a process to its end, and return what became of all messages.
	 */
	public SendEnds complete(SenderOrders orders) throws IOException {
		SenderProcess.start(this.sender, orders).awaitCompletion();
		return ends(orders);
	}

	private SendEnds ends(SenderOrders orders) {
		List<String> received = this.server.requests()
			.stream()
			.flatMap((request) -> request.positions().stream())
			.map(SenderOrders::key)
			.toList();
		try (LedgerDatabase database = LedgerDatabase.open(orders.url(), 2)) {
			SendEnds ends = SendEnds.read(received, database);
			System.out.println(this.sender.getSimpleName() + " on " + orders.database() + ": " + orders.messages()
					+ " messages, " + this.kills + " kills, " + ends);
			return ends.assertAccounted(orders.messages());
		}
	}

	@Override
	public void close() {
		this.server.close();
	}

	/**
	 * What is done within a request.
	 */
	@FunctionalInterface
	private interface RequestAction {

		void run() throws IOException;

	}

}
