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

package com.tracklysms.benchmark.startup;

import org.springframework.util.Assert;

/**
 * What one start of an application came to.
 *
 * @param nanos the time from {@code main} to the ready context
 * @param cpuNanos the CPU time that the process used meanwhile, in user and kernel mode
 * @param bytes the bytes that the main thread allocated meanwhile
 * @param beans the number of bean definitions
 */
public record StartupMeasurement(long nanos, long cpuNanos, long bytes, int beans) {

	public static StartupMeasurement parse(String line) {
		String[] parts = line.split(" ");
		Assert.isTrue(parts.length == 4, () -> "Not a measurement: " + line);
		return new StartupMeasurement(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]),
				Integer.parseInt(parts[3]));
	}

	String format() {
		return this.nanos + " " + this.cpuNanos + " " + this.bytes + " " + this.beans;
	}

	public double millis() {
		return this.nanos / 1e6;
	}

	public double cpuMillis() {
		return this.cpuNanos / 1e6;
	}

	public double megabytes() {
		return this.bytes / 1e6;
	}

}
