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

package com.tracklysms.simulator.internal.inbox;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import com.tracklysms.simulator.api.MagicNumber;
import com.tracklysms.simulator.callback.CallbackAttempt;
import com.tracklysms.simulator.fault.Fault;
import com.tracklysms.simulator.fault.SimulatorFaults;
import com.tracklysms.simulator.internal.callback.DefaultSimulatorCallbacks;
import com.tracklysms.simulator.internal.settings.CallbackTarget;
import com.tracklysms.simulator.internal.settings.RequestLimits;
import com.tracklysms.simulator.journal.SimulatorJournal;
import org.jspecify.annotations.Nullable;

/**
 * How the simulator is set, and what it has done so far.
 */
final class SimulatorState {

	private static final List<Choice> CHOICES = Arrays.stream(MagicNumber.values())
		.filter((number) -> number.getFault() != null)
		.map((number) -> new Choice(number.name(), number.getEffect()))
		.toList();

	private static final int MOST_PENDING = 5;

	private final SimulatorJournal journal;

	private final RequestLimits limits;

	private final SimulatorFaults faults;

	private final DefaultSimulatorCallbacks callbacks;

	private final ReportLog reports;

	SimulatorState(SimulatorJournal journal, RequestLimits limits, SimulatorFaults faults,
			DefaultSimulatorCallbacks callbacks, ReportLog reports) {
		this.journal = journal;
		this.limits = limits;
		this.faults = faults;
		this.callbacks = callbacks;
		this.reports = reports;
	}

	String getVersion() {
		return this.reports.getChangeCount() + "-" + this.faults.pending().size() + "-"
				+ this.limits.getSendsPerSecond() + "-" + this.limits.getBulksPerSecond() + "-" + application();
	}

	Object read(InboxRequest request) {
		List<Fault> pending = this.faults.pending();
		return new View(application(), new Limits(this.limits.getSendsPerSecond(), this.limits.getBulksPerSecond()),
				pending.size(), pending.stream().limit(MOST_PENDING).map(Fault::description).toList(), CHOICES,
				this.journal.count(), this.journal.getRequestCount(), this.journal.getRateLimitedCount(),
				this.reports.getAttempts().stream().map(Callback::of).toList());
	}

	private @Nullable String application() {
		CallbackTarget target = this.callbacks.getTarget();
		return (target.endpoint() != null) ? "an endpoint of this process" : Objects.toString(target.url(), null);
	}

	/**
	 * The settings and counts.
	 *
	 * @param application where callbacks go, {@code null} for nowhere
	 * @param limits the limits
	 * @param pendingFaults how many requests are to fail
	 * @param nextFaults how the next of them do
	 * @param faultChoices the faults to choose from
	 * @param messages the number of messages in the journal
	 * @param requests the number of requests seen
	 * @param rateLimited the number of answers with status 429
	 * @param callbacks the last callbacks, the newest first
	 */
	record View(@Nullable String application, Limits limits, int pendingFaults, List<String> nextFaults,
			List<Choice> faultChoices, int messages, long requests, long rateLimited, List<Callback> callbacks) {

	}

	/**
	 * The limits of requests, 0 for none.
	 */
	record Limits(int sendsPerSecond, int bulksPerSecond) {

	}

	/**
	 * A fault that a person can choose.
	 */
	record Choice(String name, String description) {

	}

	/**
	 * A callback that was sent.
	 */
	record Callback(Instant at, @Nullable String event, @Nullable String number, @Nullable String status, int attempt,
			String result, boolean successful) {

		static Callback of(CallbackAttempt attempt) {
			return new Callback(attempt.sentAt(), attempt.event(),
					(attempt.message() != null) ? attempt.message().to() : null, attempt.status(), attempt.number(),
					attempt.result().toString(), attempt.result().isSuccessful());
		}

	}

}
