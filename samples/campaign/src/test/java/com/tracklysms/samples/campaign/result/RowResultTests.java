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

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RowResult}.
 */
class RowResultTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^',
			value = { "invalid_number | invalid_number", "of line 2 | of line 2", "a,b | \"a,b\"", "a;b | \"a;b\"",
					"a\"b | \"a\"\"b\"", "=1+1 | '=1+1", "@SUM(A1,A2) | \"'@SUM(A1,A2)\"", "-1 | '-1", "+1 | '+1",
					"^^ | ^^" })
	void reasonStaysInItsCellAndIsNoFormula(String reason, String cell) {
		assertThat(new RowResult(2, "+12065550100", "rejected", reason).toCsv())
			.isEqualTo("2,+12065550100,rejected," + cell);
	}

}
