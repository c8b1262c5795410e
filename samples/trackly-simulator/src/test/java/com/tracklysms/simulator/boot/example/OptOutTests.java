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

package com.tracklysms.simulator.boot.example;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.boot.TracklyTest;
import com.tracklysms.simulator.callback.CallbackResult;
import com.tracklysms.simulator.fault.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the recipe for opt-outs of the reference manual.
 */
@TracklyTest(components = OptOuts.class,
		properties = { "trackly.retry.initial-interval=1ms", "trackly.retry.max-retries=1" })
class OptOutTests {

	private static final String PHONE = "+12065550100";

	private static final String LIST = TracklySimulator.DEFAULT_LIST_NUMBER;

	private static final String OTHER_LIST = "+18005550198";

	@Autowired
	private TracklySimulator simulator;

	@BeforeEach
	void subscribe() {
		this.simulator.contacts().subscribe(PHONE, LIST);
		this.simulator.contacts().subscribe(PHONE, OTHER_LIST);
	}

	@Test
	void stopUnsubscribesFromAllLists() {
		assertThat(this.simulator.callbacks().unsubscribe(PHONE, "STOP")).isEqualTo(CallbackResult.answered(204));
		assertThat(this.simulator.contacts().isUnsubscribed(PHONE, LIST)).isTrue();
		assertThat(this.simulator.contacts().isUnsubscribed(PHONE, OTHER_LIST)).isTrue();
	}

	@Test
	void stopOfAnUnknownContactIsNoFailure() {
		this.simulator.contacts().clear();
		assertThat(this.simulator.callbacks().unsubscribe(PHONE, "STOP")).isEqualTo(CallbackResult.answered(204));
	}

	@Test
	void stopThatCannotBePassedOnIsSentAgain() {
		this.simulator.faults().next(2, Fault.serverError());
		assertThat(this.simulator.callbacks().unsubscribe(PHONE, "STOP").status()).isEqualTo(500);
		assertThat(this.simulator.contacts().isUnsubscribed(PHONE, OTHER_LIST)).isFalse();
		assertThat(this.simulator.callbacks().unsubscribe(PHONE, "STOP").status()).isEqualTo(204);
		assertThat(this.simulator.contacts().isUnsubscribed(PHONE, OTHER_LIST)).isTrue();
	}

}
