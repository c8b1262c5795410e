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

package com.tracklysms.samples.quickstart;

import java.time.Duration;
import java.util.List;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.api.MagicNumber;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.SendResult;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/**
 * Shows against the simulator what the client does.
 */
class SimulatorTour implements ApplicationRunner {

	private static final String CUSTOMER = "+12065550100";

	private static final int BURST = 8;

	private final TracklySimulator simulator;

	private final OrderNotices orderNotices;

	private final TracklyOperations accountOfAnother;

	SimulatorTour(TracklySimulator simulator, OrderNotices orderNotices, TracklyTemplateBuilder templateBuilder) {
		this.simulator = simulator;
		this.orderNotices = orderNotices;
		this.accountOfAnother = templateBuilder.apiKey("trk_keyOfNobody").build();
	}

	@Override
	public void run(ApplicationArguments args) {
		Console.title("Trackly quickstart, against a simulator at " + this.simulator.getBaseUrl());
		sendOne();
		sendBulk();
		rideOutRateLimit();
		meetErrors();
		readLists();
		Console.title("Done: the simulator queued " + this.simulator.getJournal().count() + " messages in "
				+ this.simulator.getJournal().getRequestCount() + " requests");
	}

	private void sendOne() {
		Console.step(1, "Send one message");
		SendResult result = this.orderNotices.shipped(CUSTOMER, 17);
		Console.line("%s is %s", result.messageId(), result.status());
	}

	private void sendBulk() {
		Console.step(2, "Send three messages with one request, one of them to no phone number");
		BulkSendResult result = this.orderNotices.shipped(List.of("+12065550101", "12", "+12065550103"), 18);
		Console.line("%d queued, %d refused", result.queuedCount(), result.errorCount());
		result.errors().forEach((error) -> Console.line("message %d: %s", error.index(), error.error()));
	}

	private void rideOutRateLimit() {
		Console.step(3, "Send " + BURST + " messages where 5 a second are allowed; watch the waits");
		long start = System.nanoTime();
		for (int order = 1; order <= BURST; order++) {
			this.orderNotices.shipped(CUSTOMER, order);
		}
		Console.line("all %d queued after %d ms, %d requests were refused with 429 on the way", BURST,
				Duration.ofNanos(System.nanoTime() - start).toMillis(),
				this.simulator.getJournal().getRateLimitedCount());
	}

	private void meetErrors() {
		Console.step(4, "Meet three errors, and what each of them tells you to do");
		meet("a number that is none", () -> this.orderNotices.shipped("12", 19));
		meet("the API key of nobody", () -> this.accountOfAnother.send(CUSTOMER, "Hello"));
		meet("a connection that breaks", () -> this.orderNotices.shipped(MagicNumber.DROPPED_QUEUED.getNumber(), 20));
	}

	private void readLists() {
		Console.step(5, "Read the sending lists of the account");
		this.orderNotices.senders()
			.forEach((list) -> Console.line("list %d, \"%s\", is %s", list.id(), list.listName(), list.status()));
	}

	private void meet(String situation, Runnable call) {
		try {
			call.run();
		}
		catch (TracklyException ex) {
			Console.line("%s: %s%n      %s%n      -> %s", situation, ex.getClass().getSimpleName(), ex.getMessage(),
					advice(ex));
		}
	}

	private String advice(TracklyException exception) {
		return switch (exception.getCategory()) {
			case TRANSIENT -> "nothing was accepted: send it again later";
			case NON_TRANSIENT -> "mend it first, the same call would fail again";
			case INDETERMINATE -> "nobody knows whether it was queued: do not send it again blindly";
		};
	}

}
