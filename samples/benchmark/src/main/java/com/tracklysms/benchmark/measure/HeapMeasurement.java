package com.tracklysms.benchmark.measure;

/**
 * What a round came to, and how much heap it took.
 *
 * @param cost what it came to
 * @param peakBytes the sum of the peaks of all parts of the heap
 * @param bytesAfterCollection the most that was left after any collection
 */
public record HeapMeasurement(Measurement cost, long peakBytes, long bytesAfterCollection) implements Counted {

	public static HeapMeasurement parse(String line) {
		String[] parts = line.split(",");
		return new HeapMeasurement(Measurement.parse(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
	}

	public String format() {
		return this.cost.format() + "," + this.peakBytes + "," + this.bytesAfterCollection;
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

	public double megabytesAfterCollection() {
		return this.bytesAfterCollection / 1024.0 / 1024.0;
	}

}
