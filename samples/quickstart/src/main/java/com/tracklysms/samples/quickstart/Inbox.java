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

package com.tracklysms.samples.quickstart;

import java.util.Arrays;

import com.tracklysms.simulator.TracklySimulator;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says after the tour where its messages can be seen, for whoever starts it with
 * {@code --inbox}.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
class Inbox implements ApplicationRunner {

	static final String PROFILE = "inbox";

	private final TracklySimulator simulator;

	Inbox(TracklySimulator simulator) {
		this.simulator = simulator;
	}

	static boolean isRequested(String... args) {
		return Arrays.asList(args).contains("--inbox");
	}

	@Override
	public void run(ApplicationArguments args) {
		String address = this.simulator.getBaseUrl().replaceFirst("/api$", "/");
		Console.title("The inbox is at " + address + " until you end this with Ctrl-C");
	}

}
