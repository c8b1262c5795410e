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

package com.tracklysms.benchmark.client;

import java.io.IOException;
import java.time.Duration;

import com.tracklysms.benchmark.candidate.BulkRow;
import com.tracklysms.benchmark.candidate.CampaignRow;
import com.tracklysms.benchmark.candidate.Candidates;
import com.tracklysms.benchmark.candidate.Row;
import com.tracklysms.benchmark.context.Connector;
import com.tracklysms.benchmark.measure.HeapMeasurement;
import com.tracklysms.benchmark.measure.HeapWatch;
import com.tracklysms.benchmark.measure.Measurement;
import com.tracklysms.benchmark.process.LineProtocol;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplateBuilder;

/**
 * The process that is measured: it runs a round whenever it is told to.
 */
public final class ClientServer {

	/**
	 * How long calls of a round may take to end after its time is over.
	 */
	private static final Duration GRACE = Duration.ofMinutes(1);

	private static final Duration LONGEST = Duration.ofMinutes(15);

	/**
	 * The last part may contain spaces.
	 */
	private static final int MOST_PARTS = 5;

	private final Candidates candidates;

	private final HeapWatch heap = new HeapWatch();

	private int accounts;

	private ClientServer(Candidates candidates) {
		this.candidates = candidates;
	}

	/**
	 * Read what to run, and say what that came to, until the input ends.
	 */
	public static void serve(LineProtocol protocol, String stub) throws IOException, InterruptedException {
		try (Candidates candidates = new Candidates(stub)) {
			ClientServer server = new ClientServer(candidates);
			String command = protocol.read();
			while (command != null) {
				protocol.write(server.run(command.split(" ", MOST_PARTS)));
				command = protocol.read();
			}
		}
	}

	private String run(String[] command) throws InterruptedException {
		return switch (command[0]) {
			case "single" -> single(command).format();
			case "bulk" -> bulk(command).format();
			case "heap" -> heap(() -> bulk(command)).format();
			case "campaign" -> campaign(command).format();
			case "campaign-heap" -> heap(() -> campaign(command)).format();
			case "loop" -> loop(command).format();
			case "limited" -> limited(command).format();
			default -> throw new IllegalArgumentException("No command: " + command[0]);
		};
	}

	private Measurement single(String[] command) throws InterruptedException {
		Duration duration = Duration.ofMillis(Long.parseLong(command[3]));
		Job job = Job.sendFor(duration, this.candidates.get(Row.of(command[1])));
		return new Round(Integer.parseInt(command[2]), job, duration.plus(GRACE)).run();
	}

	private Measurement bulk(String[] command) throws InterruptedException {
		Job job = Job.sendAll(Long.parseLong(command[2]), Integer.parseInt(command[3]),
				this.candidates.get(BulkRow.of(command[1])));
		return new Round(1, job, LONGEST).run();
	}

	private Measurement campaign(String[] command) throws InterruptedException {
		Job job = Job.sendAll(Long.parseLong(command[2]), Integer.parseInt(command[3]),
				this.candidates.get(CampaignRow.of(command[1]), command[4]));
		return new Round(1, job, LONGEST).run();
	}

	private HeapMeasurement heap(Measuring measuring) throws InterruptedException {
		this.heap.reset();
		try (HeapWatch.Look look = this.heap.lookAtInUse()) {
			Measurement cost = measuring.measure();
			return new HeapMeasurement(cost, this.heap.peak(), this.heap.afterCollection(), look.mostInUse());
		}
	}

	private Measurement loop(String[] command) throws InterruptedException {
		int threads = Integer.parseInt(command[1]);
		Job job = Job.sendEach(Long.parseLong(command[2]) / threads, this.candidates.get(Row.SEND));
		return new Round(threads, job, LONGEST).run();
	}

	/**
	 * With an API key of its own, since templates share what they have learnt about one.
	 */
	private LimitedCalls limited(String[] command) throws InterruptedException {
		TracklyTemplateBuilder builder = this.candidates.context(Connector.REACTOR_NETTY)
			.templateBuilder()
			.apiKey("trk_%032d".formatted(++this.accounts));
		TracklyOperations trackly = Throttling.of(command[1]).apply(builder, LimitedRound.PER_SECOND).build();
		return new LimitedRound(trackly, Duration.ofMillis(Long.parseLong(command[4])))
			.run(Integer.parseInt(command[2]), Duration.ofMillis(Long.parseLong(command[3])));
	}

	/**
	 * Runs a round.
	 */
	@FunctionalInterface
	private interface Measuring {

		Measurement measure() throws InterruptedException;

	}

}
