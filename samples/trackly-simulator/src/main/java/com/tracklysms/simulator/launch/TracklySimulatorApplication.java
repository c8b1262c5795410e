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

package com.tracklysms.simulator.launch;

import java.util.concurrent.CountDownLatch;

import com.tracklysms.simulator.TracklySimulator;

/**
 * Runs a {@link TracklySimulator} on its own until it is interrupted.
 */
public final class TracklySimulatorApplication {

	// Nobody reads the journal of a simulator that runs on its own, so it must not grow
	private static final int JOURNAL_LIMIT = 1000;

	private TracklySimulatorApplication() {
	}

	/**
	 * Start the simulator.
	 * @param args {@code --port=N}, {@code --sends-per-second=N},
	 * {@code --bulks-per-second=N}, {@code --callback-url=URL},
	 * {@code --callback-secret=TEXT}, all optional
	 * @throws InterruptedException if the wait for the end is interrupted
	 */
	public static void main(String[] args) throws InterruptedException {
		try {
			TracklySimulator simulator = start(new LaunchReport(System.out), args);
			Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "trackly-simulator-close"));
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			System.err.println(ex.getMessage());
			System.exit(1);
		}
		new CountDownLatch(1).await();
	}

	static TracklySimulator start(LaunchReport report, String... args) {
		LaunchOptions options = LaunchOptions.parse(args);
		TracklySimulator simulator = options.configure(TracklySimulator.builder())
			.journalLimit(JOURNAL_LIMIT)
			.onQueued(report::queued)
			.onCallback(report::calledBack)
			.start();
		report.started(simulator, options.callbackUrl());
		return simulator;
	}

}
