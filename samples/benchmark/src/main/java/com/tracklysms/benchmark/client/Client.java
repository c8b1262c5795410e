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
import com.tracklysms.benchmark.candidate.Row;
import com.tracklysms.benchmark.measure.HeapMeasurement;
import com.tracklysms.benchmark.measure.Measurement;
import com.tracklysms.benchmark.process.ChildProcess;

/**
 * A process that is measured, as seen by the one that gives orders.
 */
public final class Client implements AutoCloseable {

	private final ChildProcess process;

	public Client(ChildProcess process) {
		this.process = process;
	}

	public Measurement single(Row row, int threads, Duration duration) throws IOException {
		return Measurement.parse(this.process.ask("single " + row.id() + " " + threads + " " + duration.toMillis()));
	}

	public Measurement bulk(BulkRow row, long messages) throws IOException {
		return Measurement.parse(this.process.ask("bulk " + row.id() + " " + messages + " 1"));
	}

	public HeapMeasurement heap(BulkRow row, long messages, int times) throws IOException {
		return HeapMeasurement.parse(this.process.ask("heap " + row.id() + " " + messages + " " + times));
	}

	/**
	 * Send new campaigns.
	 * @param database the URL of the database with the ledger
	 */
	public Measurement campaign(CampaignRow row, String database, long messages, int times) throws IOException {
		return Measurement.parse(this.process.ask("campaign " + format(row, database, messages, times)));
	}

	public HeapMeasurement campaignHeap(CampaignRow row, String database, long messages) throws IOException {
		return HeapMeasurement.parse(this.process.ask("campaign-heap " + format(row, database, messages, 1)));
	}

	private static String format(CampaignRow row, String database, long messages, int times) {
		return row.id() + " " + messages + " " + times + " " + database;
	}

	public Measurement loop(int threads, long messages) throws IOException {
		return Measurement.parse(this.process.ask("loop " + threads + " " + messages));
	}

	/**
	 * Let many threads call.
	 * @param pause how long each waits after a call
	 */
	public LimitedCalls limited(Throttling throttling, Duration duration, Duration pause) throws IOException {
		return LimitedCalls.parse(this.process.ask("limited " + throttling.id() + " " + LimitedRound.THREADS + " "
				+ duration.toMillis() + " " + pause.toMillis()));
	}

	@Override
	public void close() {
		this.process.close();
	}

}
