package com.tracklysms.benchmark.stub;

import java.util.Arrays;

/**
 * What "so many requests in a second" means to a server.
 */
public enum LimitWindow {

	/**
	 * In any second, whenever it begins: the strictest reading.
	 */
	SLIDING("sliding") {

		@Override
		boolean holds(long acceptedNanos, long nowNanos, long originNanos) {
			return nowNanos - acceptedNanos < SECOND;
		}

	},

	/**
	 * In each second of a clock, so that up to twice as many can come around its tick.
	 */
	FIXED("fixed") {

		@Override
		boolean holds(long acceptedNanos, long nowNanos, long originNanos) {
			return (acceptedNanos - originNanos) / SECOND == (nowNanos - originNanos) / SECOND;
		}

	};

	static final long SECOND = 1_000_000_000;

	private final String id;

	LimitWindow(String id) {
		this.id = id;
	}

	public static LimitWindow of(String id) {
		return Arrays.stream(values())
			.filter((window) -> window.id.equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No window " + id + ", there are sliding,fixed"));
	}

	public String id() {
		return this.id;
	}

	/**
	 * Return whether a request that was accepted still counts now.
	 */
	abstract boolean holds(long acceptedNanos, long nowNanos, long originNanos);

}
