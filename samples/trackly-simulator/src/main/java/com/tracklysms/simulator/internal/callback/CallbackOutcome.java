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

package com.tracklysms.simulator.internal.callback;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import com.tracklysms.simulator.callback.CallbackResult;

/**
 * What became of a callback and what is to follow it.
 *
 * @param result what the application made of it
 * @param next what follows, the most important first
 */
record CallbackOutcome(CallbackResult result, List<Next> next) {

	CallbackOutcome followedBy(Duration delay, CallbackTask task) {
		return new CallbackOutcome(this.result,
				Stream.concat(Stream.of(new Next(delay, task)), this.next.stream()).toList());
	}

	/**
	 * A callback that follows another.
	 *
	 * @param delay the time from when the other was due
	 * @param task the callback
	 */
	record Next(Duration delay, CallbackTask task) {

	}

}
