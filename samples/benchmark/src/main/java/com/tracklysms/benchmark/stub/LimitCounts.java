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
