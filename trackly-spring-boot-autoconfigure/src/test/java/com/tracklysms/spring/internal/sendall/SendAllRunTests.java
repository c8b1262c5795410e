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

package com.tracklysms.spring.internal.sendall;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

import com.tracklysms.spring.internal.http.ApiKey;
import com.tracklysms.spring.internal.http.Redactor;
import com.tracklysms.spring.internal.json.Json;
import com.tracklysms.spring.internal.observation.CallObservation;
import com.tracklysms.spring.internal.observation.Observations;
import com.tracklysms.spring.internal.protocol.SendAnswers;
import com.tracklysms.spring.internal.protocol.SendProtocolV2;
import com.tracklysms.spring.internal.retry.Lifetime;
import com.tracklysms.spring.settings.BulkSettings;
import com.tracklysms.spring.settings.TracklyApiVersion;
import com.tracklysms.spring.testsupport.MutableClock;
import com.tracklysms.spring.testsupport.TestTemplates;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SendAllRun}.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SendAllRunTests {

	private static final int ROUNDS = 1000;

	private final Lifetime application = new Lifetime();

	/**
	 * Other threads start batches, and ask for it all the time.
	 */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void runThatIsBrokenOffIsNotTakenForOneThatIsStopped(boolean cancelled) throws Exception {
		for (int round = 0; round < ROUNDS; round++) {
			SendAllRun run = newRun();
			AtomicBoolean asked = new AtomicBoolean();
			Thread other = new Thread(() -> {
				while (run.mayGoOn()) {
					asked.set(true);
				}
			});
			other.start();
			while (!asked.get()) {
				Thread.onSpinWait();
			}
			if (cancelled) {
				run.abandon();
			}
			else {
				run.breakOff("the source failed", new IllegalStateException());
			}
			other.join();
			assertThat(run.report().stoppedBy()).as("round " + round).isNull();
		}
	}

	@Test
	void runIsStoppedByTheEndOfTheApplication() {
		SendAllRun run = newRun();
		this.application.close("the application is shutting down");
		assertThat(run.mayGoOn()).isFalse();
		assertThat(run.report().stoppedBy()).hasMessage("Request was not sent, since the application is shutting down");
	}

	private SendAllRun newRun() {
		SendProtocolV2 protocol = new SendProtocolV2(new Json(),
				new SendAnswers(new Redactor(ApiKey.of(TestTemplates.API_KEY))), null);
		BatchAssembler assembler = new BatchAssembler(protocol, BulkSettings.defaults(),
				new MutableClock(Instant.EPOCH));
		return new SendAllRun(new SendAllAccount(assembler), null, this.application.part(),
				new Observations(ObservationRegistry.NOOP, null, TracklyApiVersion.V2), CallObservation.NONE);
	}

}
