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

import java.util.stream.Stream;

/**
 * Arguments of runs that show that all works and are over soon.
 */
public final class QuickArguments {

	/**
	 * Nothing here runs long enough to be worth what the second compiler does.
	 */
	private static final String JVM_OPTIONS = "-Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

	private QuickArguments() {
	}

	public static Arguments parse(String... arguments) {
		Stream<String> quick = Stream.of("--quick", "--jvm-options=" + JVM_OPTIONS,
				"--memory-jvm-options=" + JVM_OPTIONS);
		return Arguments.parse(Stream.concat(quick, Stream.of(arguments)).toArray(String[]::new));
	}

}
