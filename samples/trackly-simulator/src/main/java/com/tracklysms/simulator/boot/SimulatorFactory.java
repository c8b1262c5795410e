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

package com.tracklysms.simulator.boot;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.api.SimulatedList;

/**
 * Starts a simulator that knows the application's sender.
 */
final class SimulatorFactory {

	private static final SimulatedList DEFAULT_LIST = SimulatedList.of(42, TracklySimulator.DEFAULT_LIST_NUMBER);

	private SimulatorFactory() {
	}

	static TracklySimulator start(TracklySimulatorProperties properties, ApplicationDefaults application) {
		TracklySimulator.Builder builder = TracklySimulator.builder()
			.port(properties.getPort())
			.sendsPerSecond(properties.getSendsPerSecond())
			.bulksPerSecond(properties.getBulksPerSecond())
			.automaticCallbacks(properties.isAutomaticCallbacks())
			.journalLimit(properties.getJournalSize());
		addSender(builder, application.sender());
		return start(builder, properties.getPort());
	}

	private static TracklySimulator start(TracklySimulator.Builder builder, int port) {
		try {
			return builder.start();
		}
		catch (IllegalStateException ex) {
			throw new SimulatorPortInUseException(port, ex);
		}
	}

	private static void addSender(TracklySimulator.Builder builder, String sender) {
		if (!ApplicationDefaults.isNumber(sender)) {
			builder.senders(sender, TracklySimulator.DEFAULT_SENDER);
		}
		else if (!sender.equals(DEFAULT_LIST.phoneNumber())) {
			builder.lists(SimulatedList.of(43, sender), DEFAULT_LIST);
		}
	}

}
