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
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a stub treats requests, as words of the command line that starts it.
 *
 * @param delay how long an answer takes
 * @param model the requests that are refused, or {@code null} for none
 * @param retryAfter whether a refusal says when to come back
 */
public record StubMode(Duration delay, @Nullable LimitModel model, boolean retryAfter) {

	private static final String NONE = "none";

	public static StubMode atOnce() {
		return delayed(Duration.ZERO);
	}

	public static StubMode delayed(Duration delay) {
		return new StubMode(delay, null, false);
	}

	public static StubMode limited(LimitModel model, boolean retryAfter) {
		return new StubMode(Duration.ZERO, model, retryAfter);
	}

	public static StubMode parse(List<String> words) {
		return new StubMode(Duration.ofMillis(Long.parseLong(words.get(0))),
				words.get(1).equals(NONE) ? null : LimitModel.of(words.get(1)), Boolean.parseBoolean(words.get(2)));
	}

	public List<String> format() {
		return List.of(Long.toString(this.delay.toMillis()), (this.model != null) ? this.model.id() : NONE,
				Boolean.toString(this.retryAfter));
	}

}
