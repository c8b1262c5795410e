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

package com.tracklysms.samples.webmvc;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.boot.TracklyTest;
import com.tracklysms.simulator.fault.Fault;
import com.tracklysms.spring.error.TracklyServerException;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.tracklysms.simulator.assertj.TracklySimulatorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Shows how to test one's own code against a simulator, without the rest of the
 * application.
 */
@TracklyTest(LoginCodeService.class)
class LoginCodeSliceTests {

	@Test
	void textsTheCodeInSpiteOfARateLimit(@Autowired LoginCodeService loginCodes,
			@Autowired TracklySimulator simulator) {
		simulator.faults().next(Fault.rateLimited());
		loginCodes.send("+12065550100", "482901");
		assertThat(simulator).hasQueued("+12065550100", "Your login code is 482901");
	}

	@Test
	void textsNobodyTwice(@Autowired LoginCodeService loginCodes, @Autowired TracklySimulator simulator) {
		simulator.faults().next(Fault.serverError().afterQueueing());
		assertThatExceptionOfType(TracklyServerException.class)
			.isThrownBy(() -> loginCodes.send("+12065550100", "482901"));
		assertThat(simulator).hasQueued(1);
	}

}
