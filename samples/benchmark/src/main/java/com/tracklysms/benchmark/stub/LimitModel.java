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

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Reasons for which a server refuses requests.
 */
public enum LimitModel {

	/**
	 * So many in any second, whenever it begins: the strictest reading of a limit.
	 */
	SLIDING("sliding", "100 in any second", 100.0, 0, () -> Limiter.window(false, (nanos) -> 100)),

	/**
	 * So many in each second of a clock, so that up to twice as many can come around its
	 * tick.
	 */
	FIXED("fixed", "100 in each second of a clock", 100.0, 0, () -> Limiter.window(true, (nanos) -> 100)),

	BUCKET_OF_A_HUNDRED("bucket-100", "bucket of 100 a second that holds 100", 100.0, 100,
			() -> Limiter.bucket(100, 100)),

	BUCKET_OF_TEN("bucket-10", "bucket of 100 a second that holds 10", 100.0, 10, () -> Limiter.bucket(100, 10)),

	BUCKET_OF_ONE("bucket-1", "bucket of 100 a second that holds one", 100.0, 1, () -> Limiter.bucket(100, 1)),

	/**
	 * Ten seconds each.
	 */
	HALVED_AND_DOUBLED("halved", "100 in any second, after 10 s 50, after 20 s 100", 250 / 3.0, 0,
			() -> Limiter.window(false, (nanos) -> (nanos / (10 * Limiter.SECOND) == 1) ? 50 : 100)),

	SHARED("shared", "100 in any second, another process takes half", 50.0, 0,
			() -> Limiter.shared(Limiter.window(false, (nanos) -> 100), 50)),

	EVERY_SEVENTH("seventh", "every 7th request refused", null, 0, () -> {
		int[] count = { 0 };
		return (nanos, marked) -> ++count[0] % 7 != 0;
	}),

	TWO_PERCENT("random", "2 % of the requests refused at random", null, 0, () -> {
		Random random = new Random(1);
		return (nanos, marked) -> random.nextInt(50) > 0;
	}),

	ONE_RECIPIENT("recipient", "one recipient in 100 always refused", null, 0, () -> (nanos, marked) -> !marked),

	SIXTEEN_AT_A_TIME("concurrent", "16 at a time, of 50 ms each", null, 0,
			() -> Limiter.concurrent(16, Duration.ofMillis(50)));

	/**
	 * Models of a window.
	 */
	public static final List<LimitModel> WINDOWS = List.of(SLIDING, FIXED);

	private final String id;

	private final String label;

	private final @Nullable Double perSecond;

	private final int atOnce;

	private final Supplier<Limiter> limiter;

	LimitModel(String id, String label, @Nullable Double perSecond, int atOnce, Supplier<Limiter> limiter) {
		this.id = id;
		this.label = label;
		this.perSecond = perSecond;
		this.atOnce = atOnce;
		this.limiter = limiter;
	}

	public static LimitModel of(String id) {
		return Arrays.stream(values())
			.filter((model) -> model.id.equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No model " + id + ", there are " + ids()));
	}

	public static String ids() {
		return Stream.of(values()).map(LimitModel::id).collect(Collectors.joining(","));
	}

	public String id() {
		return this.id;
	}

	public String label() {
		return this.label;
	}

	/**
	 * Return how many requests are allowed in a time, or {@code null} if that depends on
	 * something else.
	 */
	public @Nullable Double allowed(Duration time) {
		return (this.perSecond != null) ? this.perSecond * time.toMillis() / 1000 + this.atOnce : null;
	}

	Limiter limiter() {
		return this.limiter.get();
	}

}
