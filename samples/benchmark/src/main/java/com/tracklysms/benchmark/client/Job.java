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

package com.tracklysms.benchmark.client;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import com.tracklysms.benchmark.candidate.BulkCandidate;
import com.tracklysms.benchmark.candidate.Candidate;

/**
 * What one thread does in a round.
 */
@FunctionalInterface
interface Job {

	/**
	 * Do it.
	 * @param broken whether another thread has failed, so that to go on would be in vain
	 * @return how many messages were sent
	 * @throws Exception if one was not
	 */
	long run(BooleanSupplier broken) throws Exception;

	/**
	 * Send one message after the other for a while.
	 */
	static Job sendFor(Duration duration, Candidate candidate) {
		return (broken) -> {
			long deadline = System.nanoTime() + duration.toNanos();
			long calls = 0;
			while (!broken.getAsBoolean() && System.nanoTime() - deadline < 0) {
				candidate.send();
				calls++;
			}
			return calls;
		};
	}

	/**
	 * Send so many messages one after the other.
	 */
	static Job sendEach(long messages, Candidate candidate) {
		return (broken) -> {
			long calls = 0;
			while (!broken.getAsBoolean() && calls < messages) {
				candidate.send();
				calls++;
			}
			return calls;
		};
	}

	/**
	 * Send so many messages as a whole, several times.
	 */
	static Job sendAll(long messages, int times, BulkCandidate candidate) {
		return (broken) -> {
			for (int time = 0; time < times; time++) {
				candidate.sendAll(messages);
			}
			return messages * times;
		};
	}

}
