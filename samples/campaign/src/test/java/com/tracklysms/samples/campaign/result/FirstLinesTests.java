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

package com.tracklysms.samples.campaign.result;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FirstLines}.
 */
class FirstLinesTests {

	private final FirstLines firstLines = new FirstLines();

	@Test
	void numberKeepsTheLineOnWhichItWasFirst() {
		Random random = new Random(42);
		Map<String, Integer> expected = new HashMap<>();
		for (int line = 1; line <= 100_000; line++) {
			String number = "+" + (random.nextBoolean() ? 12_060_000_000L + random.nextInt(60_000)
					: 999_999_999_999_999L - random.nextInt(60_000) * 4_294_967_296L % 900_000_000_000_000L);
			expected.putIfAbsent(number, line);
			assertThat(this.firstLines.firstLine(number, line)).isEqualTo(expected.get(number));
		}
		assertThat(expected).hasSizeGreaterThan(60_000).hasSizeLessThan(100_000);
	}

	@Test
	void numbersAreForgottenForAnotherFile() {
		this.firstLines.firstLine("+12065550100", 2);
		this.firstLines.clear();
		assertThat(this.firstLines.firstLine("+12065550100", 3)).isEqualTo(3);
	}

}
