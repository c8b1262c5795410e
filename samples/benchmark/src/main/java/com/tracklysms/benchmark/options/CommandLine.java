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

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.springframework.util.StringUtils;

/**
 * Options of the form {@code --name=value} or {@code --name}, read as what they mean.
 */
final class CommandLine {

	private static final double MAX = 1e9;

	private final Map<String, String> options;

	private final String usage;

	/**
	 * Create a new instance.
	 * @param options the default value of each option there is; it is filled
	 */
	CommandLine(Map<String, String> options, String usage) {
		this.options = options;
		this.usage = usage;
	}

	void read(String argument) {
		String[] parts = argument.split("=", 2);
		if (this.options.replace(parts[0], (parts.length == 2) ? parts[1] : "true") == null) {
			throw new IllegalArgumentException("Unknown argument " + argument + ". " + this.usage);
		}
	}

	String text(String name) {
		return this.options.getOrDefault(name, "");
	}

	boolean flag(String name) {
		return Boolean.parseBoolean(text(name));
	}

	List<String> words(String name) {
		return List.of(StringUtils.tokenizeToStringArray(text(name), " "));
	}

	<T> List<T> list(String name, Function<String, T> element) {
		return Arrays.stream(text(name).split(",")).map(element).toList();
	}

	int number(String name) {
		return (int) positive(name, text(name));
	}

	List<Integer> numbers(String name) {
		return list(name, (text) -> (int) positive(name, text));
	}

	Duration seconds(String name) {
		return Duration.ofMillis((long) (positive(name, text(name)) * 1000));
	}

	private double positive(String name, String value) {
		double number = -1;
		try {
			number = Double.parseDouble(value);
		}
		catch (NumberFormatException ex) {
			// Told below, as for a number that is none to use
		}
		if (!(number > 0 && number < MAX)) {
			throw new IllegalArgumentException(name + " needs a number above zero. " + this.usage);
		}
		return number;
	}

}
