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

package com.tracklysms.simulator.assertj;

import java.util.List;

/**
 * Tells where texts differ without showing them.
 */
final class TextDifference {

	private TextDifference() {
	}

	static String describe(String expected, List<String> found) {
		return (found.size() != 1) ? "" : " (the one to this number has %d and differs from character %d on)"
			.formatted(found.get(0).length(), 1 + firstDifference(expected, found.get(0)));
	}

	private static int firstDifference(String expected, String found) {
		int shorter = Math.min(expected.length(), found.length());
		for (int i = 0; i < shorter; i++) {
			if (expected.charAt(i) != found.charAt(i)) {
				return i;
			}
		}
		return shorter;
	}

}
