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

package com.tracklysms.benchmark.webhook;

import java.io.IOException;

import com.tracklysms.benchmark.measure.Measurement;
import com.tracklysms.benchmark.process.ChildProcess;

import org.springframework.util.Assert;

/**
 * A process that receives events, as seen by the one that gives orders.
 */
public final class Receiver implements AutoCloseable {

	private final ChildProcess process;

	private final String url;

	private long sent;

	public Receiver(ChildProcess process) throws IOException {
		this.process = process;
		this.url = process.read();
	}

	/**
	 * Let events be sent that were not sent before.
	 * @param load the process that sends
	 * @throws IllegalStateException if another number has arrived at the listener
	 */
	public Measurement receive(ChildProcess load, int events) throws IOException {
		this.process.ask("begin");
		load.ask(this.url + " " + this.sent + " " + events);
		Measurement measurement = Measurement.parse(this.process.ask("end"));
		this.sent += events;
		Assert.state(measurement.calls() == events, () -> events + " sent, but " + measurement.calls() + " arrived");
		return measurement;
	}

	/**
	 * Return the megabytes of the heap that are in use after a full collection.
	 */
	public double megabytesInUse() throws IOException {
		return Long.parseLong(this.process.ask("heap")) / 1024.0 / 1024.0;
	}

	@Override
	public void close() {
		this.process.close();
	}

}
