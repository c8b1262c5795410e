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

package com.tracklysms.samples.campaign.progress;

import java.io.Console;

import org.springframework.util.ReflectionUtils;

/**
 * Whether a person looks at the output.
 */
final class Terminal {

	private Terminal() {
	}

	/**
	 * From Java 22 on there is a console without a terminal, too, which knows whether it
	 * is one.
	 */
	static boolean isPresent() {
		Console console = System.console();
		if (console == null) {
			return false;
		}
		var isTerminal = ReflectionUtils.findMethod(Console.class, "isTerminal");
		return isTerminal == null || Boolean.TRUE.equals(ReflectionUtils.invokeMethod(isTerminal, console));
	}

}
