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

package com.tracklysms.simulator.launch;

import com.tracklysms.simulator.TracklySimulator;

/**
 * The command line of the simulator.
 *
 * @param port the port to listen on
 * @param sendsPerSecond the limit of single sends, 0 for none
 * @param bulksPerSecond the limit of bulk sends, 0 for none
 */
record LaunchOptions(int port, int sendsPerSecond, int bulksPerSecond) {

	static final int DEFAULT_PORT = 8089;

	private static final String USAGE = "Usage: [--port=N] [--sends-per-second=N] [--bulks-per-second=N]";

	static LaunchOptions parse(String... arguments) {
		LaunchOptions options = new LaunchOptions(DEFAULT_PORT, 0, 0);
		for (String argument : arguments) {
			options = options.with(argument);
		}
		return options;
	}

	private LaunchOptions with(String argument) {
		String[] parts = argument.split("=", 2);
		return switch (parts[0]) {
			case "--port" -> new LaunchOptions(number(parts), this.sendsPerSecond, this.bulksPerSecond);
			case "--sends-per-second" -> new LaunchOptions(this.port, number(parts), this.bulksPerSecond);
			case "--bulks-per-second" -> new LaunchOptions(this.port, this.sendsPerSecond, number(parts));
			default -> throw new IllegalArgumentException("Unknown argument " + argument + ". " + USAGE);
		};
	}

	private static int number(String[] parts) {
		try {
			return Integer.parseInt(parts[parts.length - 1]);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException(parts[0] + " needs a number. " + USAGE, ex);
		}
	}

	TracklySimulator.Builder configure(TracklySimulator.Builder builder) {
		return builder.port(this.port).sendsPerSecond(this.sendsPerSecond).bulksPerSecond(this.bulksPerSecond);
	}

}
