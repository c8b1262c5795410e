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

package com.tracklysms.benchmark.stub;

import java.io.IOException;
import java.time.Duration;

import com.tracklysms.benchmark.measure.Counted;
import com.tracklysms.benchmark.process.ChildProcess;

import org.springframework.util.Assert;

/**
 * The process that answers, as seen by the one that gives orders.
 */
public final class Stub implements AutoCloseable {

	private final ChildProcess process;

	private final String url;

	public Stub(ChildProcess process) throws IOException {
		this.process = process;
		this.url = process.read();
	}

	public String url() {
		return this.url;
	}

	/**
	 * Take a measurement, and hold it against what has arrived meanwhile.
	 * @param what {@code requests} or {@code messages}
	 * @throws IllegalStateException if another number has arrived than was sent
	 */
	public <T extends Counted> T check(String what, Sending<T> sending) throws IOException {
		long before = Long.parseLong(this.process.ask(what));
		T measurement = sending.send();
		long arrived = Long.parseLong(this.process.ask(what)) - before;
		Assert.state(arrived == measurement.calls(), () -> measurement.calls() + " sent, but " + arrived + " arrived");
		return measurement;
	}

	/**
	 * Treat requests in another way from now on, with nothing known of those before.
	 */
	public void change(StubMode mode) throws IOException {
		this.process.ask("mode " + String.join(" ", mode.format()));
	}

	public LimitCounts limitCounts(Duration period) throws IOException {
		return LimitCounts.parse(this.process.ask("limit " + period.toNanos()));
	}

	@Override
	public void close() {
		this.process.close();
	}

	/**
	 * Sends and measures.
	 *
	 * @param <T> what that came to
	 */
	@FunctionalInterface
	public interface Sending<T> {

		T send() throws IOException;

	}

}
