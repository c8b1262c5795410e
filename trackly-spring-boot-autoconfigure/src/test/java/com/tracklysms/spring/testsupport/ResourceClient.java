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

package com.tracklysms.spring.testsupport;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.TracklyException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Calls a {@link ResourceServer} over a {@link Wire}, without the waits of retries.
 */
public final class ResourceClient {

	private final Wire wire;

	private final ResourceServer server;

	private final RecordingSleeper sleeper = new RecordingSleeper(new MutableClock(Instant.EPOCH));

	public ResourceClient(Wire wire, ResourceServer server) {
		this.wire = wire;
		this.server = server;
	}

	public TracklyOperations operations() {
		return operations(UnaryOperator.identity());
	}

	/**
	 * Return operations with further settings.
	 */
	public TracklyOperations operations(UnaryOperator<TracklyTemplateBuilder> settings) {
		return this.wire.build(settings.apply(this.wire.builder(this.server.getPort(), this.sleeper)));
	}

	/**
	 * Return the waits before retries.
	 */
	public List<Duration> waits() {
		return this.sleeper.waits();
	}

	/**
	 * Return the exception of a call that has to fail.
	 */
	public static TracklyException failureOf(Callable<?> call) {
		TracklyException exception = catchThrowableOfType(TracklyException.class, call::call);
		assertThat(exception).isNotNull();
		return exception;
	}

}
