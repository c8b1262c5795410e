package com.tracklysms.benchmark.client;

/**
 * How the calls of callers ended against a server that limits.
 *
 * @param succeeded the number of calls that sent a message
 * @param givenUp the number of calls that failed because all of their attempts were
 * refused
 */
public record LimitedCalls(long succeeded, long givenUp) {

	static LimitedCalls parse(String line) {
		String[] parts = line.split(" ");
		return new LimitedCalls(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
	}

	String format() {
		return this.succeeded + " " + this.givenUp;
	}

}
