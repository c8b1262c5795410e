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

/**
 * How a stub treats requests, as words of the command line that starts it.
 *
 * @param delay how long an answer takes
 * @param perSecond the number of requests that are accepted in a second, 0 for all
 * @param window how the second is understood
 * @param retryAfter whether a refusal says when to come back
 */
public record StubMode(Duration delay, int perSecond, LimitWindow window, boolean retryAfter) {

	public static StubMode atOnce() {
		return delayed(Duration.ZERO);
	}

	public static StubMode delayed(Duration delay) {
		return new StubMode(delay, 0, LimitWindow.SLIDING, false);
	}

	public static StubMode limited(int perSecond, LimitWindow window, boolean retryAfter) {
		return new StubMode(Duration.ZERO, perSecond, window, retryAfter);
	}

	public static StubMode parse(List<String> words) {
		return new StubMode(Duration.ofMillis(Long.parseLong(words.get(0))), Integer.parseInt(words.get(1)),
				LimitWindow.of(words.get(2)), Boolean.parseBoolean(words.get(3)));
	}

	public List<String> format() {
		return List.of(Long.toString(this.delay.toMillis()), Integer.toString(this.perSecond), this.window.id(),
				Boolean.toString(this.retryAfter));
	}

}
