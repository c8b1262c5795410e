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

package com.tracklysms.simulator.internal.fault;

import java.time.Duration;
import java.util.function.Supplier;

import com.tracklysms.simulator.fault.Fault;
import com.tracklysms.simulator.internal.error.ApiError;
import com.tracklysms.simulator.internal.exchange.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request as its fault says.
 */
public final class FaultPolicy {

	/**
	 * Do what the request asks for, unless the fault leaves it out, and answer.
	 * @param fault the fault
	 * @param usual does what the request asks for and returns the usual answer
	 * @return the answer
	 */
	public Answer apply(Fault fault, Supplier<Answer> usual) {
		Answer answer = fault.queued() ? usual.get() : Answer.error(ApiError.SERVER_ERROR);
		return switch (fault.type()) {
			case RATE_LIMITED -> rateLimited(fault.duration());
			case SERVER_ERROR -> Answer.error(ApiError.SERVER_ERROR);
			case SERVICE_UNAVAILABLE -> Answer.error(ApiError.SERVICE_UNAVAILABLE);
			default -> answer.with(fault);
		};
	}

	private static Answer rateLimited(@Nullable Duration retryAfter) {
		Answer answer = Answer.error(ApiError.RATE_LIMIT);
		return (retryAfter != null) ? answer.withHeader("Retry-After", seconds(retryAfter)) : answer;
	}

	private static String seconds(Duration duration) {
		return String.valueOf(duration.plusNanos(999_999_999).toSeconds());
	}

}
