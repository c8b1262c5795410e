package com.tracklysms.benchmark.stub;

/**
 * What a limiting stub has counted.
 *
 * @param accepted the number of requests that it accepted
 * @param refused the number of requests that it answered with 429
 * @param early the number of requests, of both kinds, that came while a {@code 429} with
 * {@code Retry-After} asked to wait
 */
public record LimitCounts(long accepted, long refused, long early) {

	static LimitCounts parse(String line) {
		String[] parts = line.split(" ");
		return new LimitCounts(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
	}

	String format() {
		return this.accepted + " " + this.refused + " " + this.early;
	}

	public double refusedShare() {
		return (double) this.refused / (this.accepted + this.refused);
	}

}
