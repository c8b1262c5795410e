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

package com.tracklysms.simulator.internal.protocol;

import com.tracklysms.simulator.internal.protocol.SegmentCounter.Segments;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SegmentCounter}.
 */
class SegmentCounterTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', textBlock = """
			a,  1,   1, true
			a,  160, 1, true
			a,  161, 2, true
			a,  306, 2, true
			a,  307, 3, true
			é,  160, 1, true
			€,  80,  1, true
			{,  81,  2, true
			ê,  1,   1, false
			ê,  70,  1, false
			ê,  71,  2, false
			ê,  134, 2, false
			ê,  135, 3, false
			😀, 35,  1, false
			😀, 36,  2, false
			""")
	void countsByEncoding(String text, int times, int segments, boolean gsm7) {
		assertThat(new SegmentCounter().count(text.repeat(times))).isEqualTo(new Segments(segments, gsm7));
	}

}
