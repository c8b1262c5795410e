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
