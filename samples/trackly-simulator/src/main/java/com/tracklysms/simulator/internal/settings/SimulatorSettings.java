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

package com.tracklysms.simulator.internal.settings;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import com.tracklysms.simulator.internal.error.RejectedMessage;
import com.tracklysms.simulator.internal.exchange.ApiRequest;
import com.tracklysms.simulator.journal.QueuedMessage;
import org.jspecify.annotations.Nullable;

/**
 * What a simulator is started with.
 *
 * @param port the port to listen on, 0 for any free one
 * @param account the account to answer for
 * @param sendsPerSecond the limit of single sends, 0 for none
 * @param bulksPerSecond the limit of bulk sends, 0 for none
 * @param unauthorized the requests whose missing or invalid key is answered with the code
 * {@code unauthorized}
 * @param bulkErrorEntry makes the entries in {@code errors} of a v2 bulk
 * @param clock the clock of limits and journal
 * @param slowAnswer the delay of a slow answer
 * @param journalLimit the number of messages that the journal keeps
 * @param onQueued called with each queued message
 */
public record SimulatorSettings(int port, SimulatedAccount account, int sendsPerSecond, int bulksPerSecond,
		Predicate<ApiRequest> unauthorized, Function<RejectedMessage, Map<String, @Nullable Object>> bulkErrorEntry,
		Clock clock, Duration slowAnswer, int journalLimit, Consumer<QueuedMessage> onQueued) {

	/**
	 * The listener of a simulator without one.
	 */
	public static final Consumer<QueuedMessage> NO_LISTENER = (message) -> {
	};

	/**
	 * Return whether the answer to a request waits for code that is not the simulator's.
	 * @return {@code true} if there is a listener
	 */
	public boolean mayBlock() {
		return this.onQueued != NO_LISTENER;
	}

	@Override
	public String toString() {
		// The generated form would show the key
		return "SimulatorSettings[port=" + this.port + "]";
	}

}
