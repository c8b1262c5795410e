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

package com.tracklysms.spring.internal.retry;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.IndeterminateTracklyInterruptedException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.error.TracklyServerException;
import com.tracklysms.spring.error.TransientTracklyInterruptedException;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for what an interrupt does to the wait before a retry.
 */
class RetryInterruptTests {

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	@ParameterizedTest
	@EnumSource
	void interruptEndsTheWait(Call call) throws InterruptedException {
		server.stubFor(post(call.path).willReturn(jsonResponse("{}", 429)));
		TracklyException exception = catchExceptionOfInterrupted(call::on, TestTemplates.forPort(server.getPort()));
		assertThat(exception).isExactlyInstanceOf(TransientTracklyInterruptedException.class);
		assertThat(exception.getCause()).isExactlyInstanceOf(TracklyRateLimitException.class);
		server.verify(1, postRequestedFor(urlEqualTo(call.path)));
	}

	@Test
	void interruptOfTheWaitAfterAnIndeterminateFailureLeavesTheOutcomeOpen() throws InterruptedException {
		server.stubFor(post(Call.SEND.path).willReturn(jsonResponse("{}", 500)));
		TracklyException exception = catchExceptionOfInterrupted(Call.SEND::on,
				TestTemplates.forPort(server.getPort()).retry((settings) -> settings.withIndeterminate(true)));
		assertThat(exception).isExactlyInstanceOf(IndeterminateTracklyInterruptedException.class);
		assertThat(exception.getCause()).isExactlyInstanceOf(TracklyServerException.class);
		server.verify(1, postRequestedFor(urlEqualTo(Call.SEND.path)));
	}

	@Test
	void interruptOfTheWaitToReadAgainLeavesNothingOpen() throws InterruptedException {
		server.stubFor(get("/api/v2/lists").willReturn(jsonResponse("{}", 500)));
		TracklyException exception = catchExceptionOfInterrupted((template) -> template.opsForLists().findAll(),
				TestTemplates.forPort(server.getPort()));
		assertThat(exception).isExactlyInstanceOf(TransientTracklyInterruptedException.class);
		assertThat(exception.getCause()).isExactlyInstanceOf(TracklyServerException.class);
		server.verify(1, getRequestedFor(urlEqualTo("/api/v2/lists")));
	}

	/**
	 * The default sleeper, interrupted as soon as it is reached.
	 */
	private TracklyException catchExceptionOfInterrupted(Consumer<TracklyOperations> call,
			TracklyTemplateBuilder builder) throws InterruptedException {
		AtomicReference<TracklyException> exception = new AtomicReference<>();
		AtomicReference<Boolean> flag = new AtomicReference<>();
		Thread thread = new Thread(() -> {
			TracklyTemplate template = TestTemplates.timing(builder, (timing) -> timing.withSleeper((duration) -> {
				Thread.currentThread().interrupt();
				timing.sleeper().sleep(duration);
			})).build();
			exception.set(catchThrowableOfType(TracklyException.class, () -> call.accept(template)));
			flag.set(Thread.currentThread().isInterrupted());
		});
		thread.start();
		thread.join();
		assertThat(flag.get()).isTrue();
		return exception.get();
	}

}
