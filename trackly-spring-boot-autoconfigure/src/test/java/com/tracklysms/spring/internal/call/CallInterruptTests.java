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

package com.tracklysms.spring.internal.call;

import java.util.concurrent.atomic.AtomicReference;

import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.error.IndeterminateTracklyInterruptedException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TransientTracklyInterruptedException;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Connector;
import com.tracklysms.spring.testsupport.RawServer;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for interrupts of a call that blocks.
 */
class CallInterruptTests {

	@Test
	void interruptBeforeTheCallSendsNothing() {
		try (RawServer server = RawServer.start((connection) -> {
			connection.readRequest();
			connection.answer(201, Call.SEND.success);
		})) {
			TracklyTemplate template = TestTemplates.neverWaiting(TestTemplates.forPort(server.port()));
			Thread.currentThread().interrupt();
			TracklyException exception = catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(template));
			assertThat(Thread.interrupted()).isTrue();
			assertThat(exception).isExactlyInstanceOf(TransientTracklyInterruptedException.class);
			assertThat(server.connectionCount()).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void interruptWhileWaitingForTheAnswerLeavesTheOutcomeOpen(Connector connector) throws Exception {
		try (RawServer server = RawServer.start((connection) -> {
			connection.readRequest();
			connection.awaitClose();
		})) {
			TracklyTemplate template = TestTemplates.neverWaiting(TestTemplates.forPort(server.port(), connector));
			AtomicReference<TracklyException> exception = new AtomicReference<>();
			AtomicReference<Boolean> flag = new AtomicReference<>();
			Thread thread = new Thread(() -> {
				exception.set(catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(template)));
				flag.set(Thread.currentThread().isInterrupted());
			});
			thread.start();
			server.awaitRequest();
			thread.interrupt();
			thread.join();
			assertThat(exception.get()).isExactlyInstanceOf(IndeterminateTracklyInterruptedException.class);
			assertThat(flag.get()).isTrue();
		}
	}

}
