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

package com.tracklysms.spring.internal.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

import com.tracklysms.spring.internal.ratelimit.PaceSimulation.Callers;
import com.tracklysms.spring.internal.ratelimit.PaceSimulation.Result;
import com.tracklysms.spring.testsupport.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AdaptivePace} against servers that refuse requests for all sorts of
 * reasons, in simulated time and compared with callers that wait for themselves only.
 */
class AdaptivePaceTests {

	private static final Duration TIME = Duration.ofSeconds(30);

	private static final long[] SEEDS = { 1, 2, 3 };

	private static final Duration PAUSE = Duration.ofMillis(20);

	@ParameterizedTest
	@EnumSource
	void refusalsThatAreNoRateLimitCostNoThroughput(Unrelated server) {
		for (int callers : new int[] { 1, 2, 4, 16, 32, 64 }) {
			double adaptive = averageAccepted(server::create, callers, true);
			double none = averageAccepted(server::create, callers, false);
			assertThat(adaptive).as("%d callers", callers).isGreaterThanOrEqualTo(0.9 * none);
		}
	}

	@ParameterizedTest
	@EnumSource
	void limitIsUsedAndFewRequestsAreRefused(Limit server) {
		for (int callers : new int[] { 8, 16, 32, 64 }) {
			for (long seed : SEEDS) {
				Result result = simulation(server.create(seed), callers, true, seed).run(TIME);
				assertThat(result.accepted()).as("%d callers", callers)
					.isGreaterThanOrEqualTo((int) (0.95 * server.perSecond * TIME.toSeconds()));
				assertThat(result.refusedShare()).as("%d callers", callers).isLessThanOrEqualTo(0.05);
			}
		}
	}

	@Test
	void bucketThatHoldsOneLetsMoreThroughThanWithoutAPace() {
		for (int callers : new int[] { 1, 4, 8, 16, 32, 64 }) {
			double adaptive = averageAccepted((seed) -> LimitingServer.bucket(100, 1), callers, true);
			double none = averageAccepted((seed) -> LimitingServer.bucket(100, 1), callers, false);
			assertThat(adaptive).as("%d callers", callers).isGreaterThanOrEqualTo(none);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 4 })
	void smallLimitOfFewCallersIsUsed(int callers) {
		for (long seed : SEEDS) {
			PaceSimulation adaptive = simulation(LimitingServer.sliding((nanos) -> 10), callers, true, seed);
			PaceSimulation none = simulation(LimitingServer.sliding((nanos) -> 10), callers, false, seed);
			Result result = adaptive.run(TIME.multipliedBy(2));
			assertThat(result.accepted()).isGreaterThan((int) (0.85 * 600));
			assertThat(result.refusedShare()).isLessThan(none.run(TIME.multipliedBy(2)).refusedShare() / 1.5);
		}
	}

	@Test
	void limitThatIsHalvedIsFoundWithinASecondOrTwo() {
		PaceSimulation simulation = simulation(LimitingServer.sliding((nanos) -> (nanos < TIME.toNanos()) ? 100 : 50),
				64, true, 1);
		simulation.run(TIME.plusSeconds(2));
		Result result = simulation.run(TIME);
		assertThat(result.accepted()).isGreaterThan((int) (0.95 * 50 * 30));
		assertThat(result.refusedShare()).isLessThan(0.05);
	}

	@Test
	void limitThatIsDoubledIsFoundWithinSomeSeconds() {
		PaceSimulation simulation = simulation(LimitingServer.sliding((nanos) -> (nanos < TIME.toNanos()) ? 50 : 100),
				64, true, 1);
		simulation.run(TIME.plusSeconds(6));
		Result result = simulation.run(TIME);
		assertThat(result.accepted()).isGreaterThan((int) (0.95 * 100 * 30));
		assertThat(result.refusedShare()).isLessThan(0.05);
	}

	@Test
	void paceEndsWhenTheLimitDoes() {
		PaceSimulation simulation = simulation(
				LimitingServer.sliding((nanos) -> (nanos < TIME.toNanos()) ? 50 : 1_000_000), 64, true, 1);
		simulation.run(TIME.multipliedBy(2));
		assertThat(simulation.pace()).isNotNull().satisfies((pace) -> assertThat(pace.isFree()).isTrue());
	}

	@ParameterizedTest
	@CsvSource({ "1, 0", "60, 0.05", "3600, 0.05" })
	void headerOfAServerThatRefusesAtRandomStopsNobodyElse(int retryAfter, double share) {
		Callers callers = new Callers(64, PAUSE, Duration.ofMillis(1), Duration.ofSeconds(retryAfter));
		Result none = new PaceSimulation(LimitingServer.refusingAtRandom(share, 1), callers, false, 1).run(TIME);
		Result adaptive = new PaceSimulation(LimitingServer.refusingAtRandom(share, 1), callers, true, 1).run(TIME);
		assertThat(adaptive.accepted()).isGreaterThanOrEqualTo((int) (0.9 * none.accepted()));
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void announcedTimesOfALimitAreMostlyKept(long seed) {
		Callers callers = new Callers(64, PAUSE, Duration.ofMillis(1), Duration.ofSeconds(1));
		Result result = new PaceSimulation(LimitingServer.sliding((nanos) -> 100), callers, true, seed).run(TIME);
		assertThat(result.accepted()).isGreaterThan((int) (0.95 * 100 * 30));
		assertThat(result.refusedShare()).isLessThan(0.05);
		assertThat(result.early()).isLessThan(result.accepted() / 4);
	}

	@Test
	void afterAPauseOneProbeGoesFirst() {
		MutableClock clock = new MutableClock(Instant.EPOCH);
		AdaptivePace pace = closedFor(Duration.ofMinutes(10), clock);
		assertThat(pace.closedFor()).isEqualTo(Duration.ofMinutes(10));
		clock.advance(Duration.ofMinutes(10));
		long probedAt = pace.now();
		assertThat(pace.takeTurn()).isEqualTo(Turn.GRANTED);
		assertThat(pace.takeTurn()).isInstanceOf(Turn.Wait.class);
		clock.advance(Duration.ofMillis(900));
		assertThat(pace.takeTurn()).isInstanceOf(Turn.Wait.class);
		pace.accepted(probedAt);
		assertThat(pace.takeTurn()).isEqualTo(Turn.GRANTED);
	}

	@Test
	void probeWhoseAnswerIsLostIsFollowedByAnother() {
		MutableClock clock = new MutableClock(Instant.EPOCH);
		AdaptivePace pace = closedFor(Duration.ofMinutes(10), clock);
		clock.advance(Duration.ofMinutes(10));
		assertThat(pace.takeTurn()).isEqualTo(Turn.GRANTED);
		clock.advance(Duration.ofSeconds(1));
		assertThat(pace.takeTurn()).isEqualTo(Turn.GRANTED);
		assertThat(pace.takeTurn()).isInstanceOf(Turn.Wait.class);
	}

	@Test
	void answerToARequestFromBeforeThePauseDoesNotEndIt() {
		MutableClock clock = new MutableClock(Instant.EPOCH);
		AdaptivePace pace = closedFor(Duration.ofMinutes(10), clock);
		pace.accepted(0);
		assertThat(pace.closedFor()).isEqualTo(Duration.ofMinutes(10));
	}

	@Test
	void probeThatIsRefusedClosesAgain() {
		MutableClock clock = new MutableClock(Instant.EPOCH);
		AdaptivePace pace = closedFor(Duration.ofMinutes(10), clock);
		clock.advance(Duration.ofMinutes(10));
		long probedAt = pace.now();
		pace.takeTurn();
		pace.refused(probedAt, Duration.ofMinutes(5));
		assertThat(pace.closedFor()).isEqualTo(Duration.ofMinutes(5));
	}

	private AdaptivePace closedFor(Duration announced, MutableClock clock) {
		AdaptivePace pace = new AdaptivePace(clock);
		for (int refusal = 0; refusal < 30; refusal++) {
			pace.refused(0, announced);
		}
		return pace;
	}

	private double averageAccepted(LongFunction<LimitingServer> server, int callers, boolean adaptive) {
		return LongStream.of(SEEDS)
			.mapToInt((seed) -> simulation(server.apply(seed), callers, adaptive, seed).run(TIME).accepted())
			.average()
			.orElseThrow();
	}

	private PaceSimulation simulation(LimitingServer server, int callers, boolean adaptive, long seed) {
		return new PaceSimulation(server, new Callers(callers, PAUSE, Duration.ofMillis(1), null), adaptive, seed);
	}

	/**
	 * Servers whose refusals do not depend on the rate.
	 */
	enum Unrelated {

		EVERY_SEVENTH((seed) -> LimitingServer.refusingEach(7)),

		TWO_PERCENT((seed) -> LimitingServer.refusingAtRandom(0.02, seed)),

		TEN_PERCENT((seed) -> LimitingServer.refusingAtRandom(0.1, seed)),

		ONE_RECIPIENT((seed) -> LimitingServer.refusingOneRecipient()),

		SIXTEEN_AT_A_TIME((seed) -> LimitingServer.concurrent(16, 50_000_000));

		private final LongFunction<LimitingServer> server;

		Unrelated(LongFunction<LimitingServer> server) {
			this.server = server;
		}

		LimitingServer create(long seed) {
			return this.server.apply(seed);
		}

	}

	/**
	 * Servers that limit the rate.
	 */
	enum Limit {

		SLIDING_WINDOW(100, (seed) -> LimitingServer.sliding((nanos) -> 100)),

		FIXED_WINDOW(100, (seed) -> LimitingServer.fixed(100, seed * 370_000_000)),

		BUCKET_OF_TEN(100, (seed) -> LimitingServer.bucket(100, 10)),

		BUCKET_OF_A_HUNDRED(100, (seed) -> LimitingServer.bucket(100, 100)),

		SHARED_WINDOW(50, (seed) -> LimitingServer.shared(LimitingServer.sliding((nanos) -> 100), 50));

		private final int perSecond;

		private final LongFunction<LimitingServer> server;

		Limit(int perSecond, LongFunction<LimitingServer> server) {
			this.perSecond = perSecond;
			this.server = server;
		}

		LimitingServer create(long seed) {
			return this.server.apply(seed);
		}

	}

}
