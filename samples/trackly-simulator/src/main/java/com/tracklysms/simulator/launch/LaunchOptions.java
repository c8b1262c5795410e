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
 * @param journalSize the number of messages that the journal keeps
 * @param quiet whether queued messages are not printed
 */
record LaunchOptions(int port, int sendsPerSecond, int bulksPerSecond, int journalSize, boolean quiet) {

	/**
	 * The options of an empty command line. The journal of a simulator that runs on its
	 * own must not grow for ever.
	 */
	static final LaunchOptions DEFAULTS = new LaunchOptions(8089, 0, 0, 1000, false);

	private static final String USAGE = "Usage: [--port=N] [--sends-per-second=N] [--bulks-per-second=N] "
			+ "[--journal-size=N] [--quiet]";

	static LaunchOptions parse(String... arguments) {
		LaunchOptions options = DEFAULTS;
		for (String argument : arguments) {
			options = options.with(argument);
		}
		return options;
	}

	private LaunchOptions with(String argument) {
		String[] parts = argument.split("=", 2);
		return switch (parts[0]) {
			case "--port" -> new LaunchOptions(number(parts), this.sendsPerSecond, this.bulksPerSecond,
					this.journalSize, this.quiet);
			case "--sends-per-second" ->
				new LaunchOptions(this.port, number(parts), this.bulksPerSecond, this.journalSize, this.quiet);
			case "--bulks-per-second" ->
				new LaunchOptions(this.port, this.sendsPerSecond, number(parts), this.journalSize, this.quiet);
			case "--journal-size" ->
				new LaunchOptions(this.port, this.sendsPerSecond, this.bulksPerSecond, number(parts), this.quiet);
			case "--quiet" ->
				new LaunchOptions(this.port, this.sendsPerSecond, this.bulksPerSecond, this.journalSize, flag(parts));
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

	private static boolean flag(String[] parts) {
		if (parts.length > 1) {
			throw new IllegalArgumentException(parts[0] + " takes no value. " + USAGE);
		}
		return true;
	}

	TracklySimulator.Builder configure(TracklySimulator.Builder builder) {
		return builder.port(this.port)
			.sendsPerSecond(this.sendsPerSecond)
			.bulksPerSecond(this.bulksPerSecond)
			.journalLimit(this.journalSize);
	}

}
