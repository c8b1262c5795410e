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
