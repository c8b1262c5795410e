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

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Lease}.
 */
class LeaseTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final Lease lease = new Lease(10);

	@Test
	void nothingIsThereBeforeTheFirstBlock() {
		assertThat(this.lease.spend(START, MINUTE)).isEqualTo(new Lease.Offer.Nothing());
	}

	@Test
	void permitsOfABlockAreDueEvenlyUpToTheLast() {
		this.lease.add(3, Duration.ofMillis(350), START);
		assertThat(spend(START)).hasMillis(150);
		assertThat(spend(START)).hasMillis(250);
		assertThat(spend(START)).hasMillis(350);
		assertThat(spend(START)).isNull();
	}

	@Test
	void whatIsAlreadyDueNeedsNoWait() {
		this.lease.add(3, Duration.ZERO, START);
		assertThat(spend(START)).isZero();
		assertThat(spend(START)).isZero();
		assertThat(spend(START)).isZero();
		assertThat(spend(START)).isNull();
	}

	@Test
	void blocksAreSpentInTheOrderInWhichTheyCame() {
		this.lease.add(1, Duration.ofMillis(100), START);
		this.lease.add(1, Duration.ofMillis(300), START.plusMillis(50));
		assertThat(spend(START.plusMillis(60))).hasMillis(40);
		assertThat(spend(START.plusMillis(60))).hasMillis(290);
	}

	@Test
	void permitIsLostASecondAfterItWasDue() {
		this.lease.add(2, Duration.ofMillis(100), START);
		assertThat(spend(START.plusMillis(1001))).as("the second, due after 100 ms").isZero();
		assertThat(this.lease.spend(START.plusMillis(1001), MINUTE)).isEqualTo(new Lease.Offer.Nothing());
		this.lease.add(1, Duration.ZERO, START);
		assertThat(spend(START.plusMillis(1000))).isZero();
		this.lease.add(1, Duration.ZERO, START);
		assertThat(spend(START.plusMillis(1001))).isNull();
	}

	@Test
	void permitThatComesTooLateStaysForTheNext() {
		this.lease.add(1, Duration.ofMillis(300), START);
		assertThat(this.lease.spend(START, Duration.ofMillis(299))).isEqualTo(new Lease.Offer.TooLate());
		assertThat(this.lease.spend(START, Duration.ofMillis(300)))
			.isEqualTo(new Lease.Offer.Permit(Duration.ofMillis(300)));
	}

	@Test
	void permitThatWasGivenBackIsTheNext() {
		this.lease.add(2, Duration.ofMillis(200), START);
		spend(START);
		this.lease.giveBack(START.plusMillis(50));
		assertThat(spend(START.plusMillis(50))).hasMillis(50);
		assertThat(spend(START.plusMillis(50))).hasMillis(150);
	}

	private @Nullable Duration spend(Instant now) {
		return (this.lease.spend(now, MINUTE) instanceof Lease.Offer.Permit permit) ? permit.timeUntilDue() : null;
	}

}
