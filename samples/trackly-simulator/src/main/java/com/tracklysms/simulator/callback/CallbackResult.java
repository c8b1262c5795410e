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

package com.tracklysms.simulator.callback;

import org.jspecify.annotations.Nullable;

/**
 * What an application made of a callback.
 *
 * @param status the status of its answer, 0 if there was none
 * @param failure why there was no answer, {@code null} if there was one
 * @since 0.1.0
 */
public record CallbackResult(int status, @Nullable String failure) {

	/**
	 * Create the result of a callback that was answered.
	 * @param status the status of the answer
	 * @return the result
	 */
	public static CallbackResult answered(int status) {
		return new CallbackResult(status, null);
	}

	/**
	 * Create the result of a callback without an answer.
	 * @param failure why there was none
	 * @return the result
	 */
	public static CallbackResult unanswered(String failure) {
		return new CallbackResult(0, failure);
	}

	/**
	 * Return whether the application has taken the callback, so that it is not sent
	 * again.
	 * @return {@code true} for an answer with any 2xx status
	 */
	public boolean isSuccessful() {
		return this.status / 100 == 2;
	}

	@Override
	public String toString() {
		return (this.failure != null) ? "no answer (" + this.failure + ")" : "answered " + this.status;
	}

}
