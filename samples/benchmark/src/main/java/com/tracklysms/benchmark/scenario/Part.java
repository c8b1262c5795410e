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

package com.tracklysms.benchmark.scenario;

import java.io.IOException;

import com.tracklysms.benchmark.options.Arguments;
import com.tracklysms.benchmark.options.Scenario;

/**
 * The part of a run that answers one question.
 */
@FunctionalInterface
public interface Part {

	/**
	 * Start the processes that are needed, measure and end them.
	 * @return the results as text for people
	 * @throws IllegalStateException if a call failed, or the stub got another number of
	 * requests or messages than were sent
	 */
	String run() throws IOException;

	/**
	 * Return the part that answers the question of a scenario.
	 */
	static Part of(Scenario scenario, Arguments arguments) {
		return switch (scenario) {
			case SINGLE -> new SingleSends(arguments);
			case BULK -> new BulkSends(arguments);
			case MEMORY -> new MemorySends(arguments);
			case LATENCY -> new LatencySends(arguments);
			case CAMPAIGN -> new CampaignSends(arguments);
			case LIMITS -> new LimitedSends(arguments);
			case WEBHOOKS -> new ReceivedEvents(arguments);
			case STARTUP -> new ApplicationStarts(arguments);
		};
	}

}
