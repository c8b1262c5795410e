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

package com.tracklysms.benchmark.measure;

import org.springframework.util.Assert;

/**
 * What one round of one row came to.
 *
 * @param calls the number of calls, all of them successful
 * @param nanos how long they took together
 * @param cpuNanos the CPU time that the process used meanwhile, in user and kernel mode
 * @param bytes the bytes that its threads allocated meanwhile
 * @param lostThreads the number of threads that ended meanwhile, with an unknown number
 * of allocated bytes
 */
public record Measurement(long calls, long nanos, long cpuNanos, long bytes, int lostThreads) implements Counted {

	public static Measurement parse(String line) {
		String[] parts = line.split(" ");
		Assert.isTrue(parts.length == 5, () -> "Not a measurement: " + line);
		return new Measurement(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]),
				Long.parseLong(parts[3]), Integer.parseInt(parts[4]));
	}

	public String format() {
		return this.calls + " " + this.nanos + " " + this.cpuNanos + " " + this.bytes + " " + this.lostThreads;
	}

	public double requestsPerSecond() {
		return this.calls * 1e9 / this.nanos;
	}

	public double cpuMicrosPerCall() {
		return this.cpuNanos / 1e3 / this.calls;
	}

	public double bytesPerCall() {
		return (double) this.bytes / this.calls;
	}

}
