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

/**
 * What a round came to, and how much heap it took.
 *
 * @param cost what it came to
 * @param peakBytes the sum of the peaks of all parts of the heap
 * @param bytesAfterCollection the most that was left after any collection
 * @param bytesInUse the most that full collections left, 0 if there were none
 */
public record HeapMeasurement(Measurement cost, long peakBytes, long bytesAfterCollection,
		long bytesInUse) implements Counted {

	public static HeapMeasurement parse(String line) {
		String[] parts = line.split(",");
		return new HeapMeasurement(Measurement.parse(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]),
				Long.parseLong(parts[3]));
	}

	public String format() {
		return this.cost.format() + "," + this.peakBytes + "," + this.bytesAfterCollection + "," + this.bytesInUse;
	}

	@Override
	public long calls() {
		return this.cost.calls();
	}

	public double wallMicrosPerMessage() {
		return this.cost.nanos() / 1e3 / this.cost.calls();
	}

	public double peakMegabytes() {
		return this.peakBytes / 1024.0 / 1024.0;
	}

	public double megabytesInUse() {
		return this.bytesInUse / 1024.0 / 1024.0;
	}

	public double megabytesAfterCollection() {
		return this.bytesAfterCollection / 1024.0 / 1024.0;
	}

}
