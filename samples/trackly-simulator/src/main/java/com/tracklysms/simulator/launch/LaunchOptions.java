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

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import com.tracklysms.simulator.TracklySimulator;
import org.jspecify.annotations.Nullable;

/**
 * The command line of the simulator.
 *
 * @param port the port to listen on
 * @param sendsPerSecond the limit of single sends, 0 for none
 * @param bulksPerSecond the limit of bulk sends, 0 for none
 * @param callbackUrl where callbacks go, {@code null} for none
 * @param callbackSecret what they are signed with
 */
record LaunchOptions(int port, int sendsPerSecond, int bulksPerSecond, @Nullable URI callbackUrl,
		String callbackSecret) {

	static final int DEFAULT_PORT = 8089;

	private static final String PORT = "--port";

	private static final String SENDS_PER_SECOND = "--sends-per-second";

	private static final String BULKS_PER_SECOND = "--bulks-per-second";

	private static final String CALLBACK_URL = "--callback-url";

	private static final String CALLBACK_SECRET = "--callback-secret";

	private static final Set<String> NAMES = Set.of(PORT, SENDS_PER_SECOND, BULKS_PER_SECOND, CALLBACK_URL,
			CALLBACK_SECRET);

	private static final String USAGE = "Usage: [--port=N] [--sends-per-second=N] [--bulks-per-second=N] "
			+ "[--callback-url=URL [--callback-secret=TEXT]]";

	static LaunchOptions parse(String... arguments) {
		Map<String, String> values = values(arguments);
		return new LaunchOptions(number(values, PORT, DEFAULT_PORT), number(values, SENDS_PER_SECOND, 0),
				number(values, BULKS_PER_SECOND, 0), url(values),
				values.getOrDefault(CALLBACK_SECRET, TracklySimulator.DEFAULT_CALLBACK_SECRET));
	}

	private static Map<String, String> values(String... arguments) {
		Map<String, String> values = new HashMap<>();
		for (String argument : arguments) {
			String[] parts = argument.split("=", 2);
			if (!NAMES.contains(parts[0])) {
				// The value is not shown: it may be a secret
				throw new IllegalArgumentException("Unknown argument " + parts[0] + ". " + USAGE);
			}
			values.put(parts[0], (parts.length == 2) ? parts[1] : "");
		}
		return values;
	}

	private static int number(Map<String, String> values, String name, int otherwise) {
		try {
			String value = values.get(name);
			return (value != null) ? Integer.parseInt(value) : otherwise;
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException(name + " needs a number. " + USAGE, ex);
		}
	}

	private static @Nullable URI url(Map<String, String> values) {
		try {
			String value = values.get(CALLBACK_URL);
			return (value != null) ? new URI(value) : null;
		}
		catch (URISyntaxException ex) {
			throw new IllegalArgumentException(CALLBACK_URL + " needs a URL. " + USAGE, ex);
		}
	}

	TracklySimulator.Builder configure(TracklySimulator.Builder builder) {
		if (this.callbackUrl != null) {
			builder.callbackUrl(this.callbackUrl).automaticCallbacks(true);
		}
		return builder.port(this.port)
			.sendsPerSecond(this.sendsPerSecond)
			.bulksPerSecond(this.bulksPerSecond)
			.callbackSecret(this.callbackSecret);
	}

	@Override
	public String toString() {
		// The generated form would show the secret
		return "LaunchOptions[port=" + this.port + "]";
	}

}
