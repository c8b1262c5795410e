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

package com.tracklysms.benchmark.options;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A question that the benchmark answers with a table.
 */
public enum Scenario {

	SINGLE("--single", "One blocking send"),

	BULK("--bulk", "Many messages"),

	MEMORY("--memory", "Any number of messages in little memory"),

	LATENCY("--latency", "Many messages to a server that takes its time"),

	CAMPAIGN("--campaign", "Campaigns that keep what became of each message"),

	LIMITS("--limits", "Many threads and a server that limits"),

	WEBHOOKS("--webhooks", "Events that are received"),

	STARTUP("--startup", "The start of an application");

	private final String option;

	private final String title;

	Scenario(String option, String title) {
		this.option = option;
		this.title = title;
	}

	static String options() {
		return Arrays.stream(values()).map(Scenario::option).collect(Collectors.joining(" "));
	}

	String option() {
		return this.option;
	}

	public String title() {
		return this.title;
	}

}
