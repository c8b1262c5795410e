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

package com.tracklysms.spring.phone;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Result of the validation of several phone numbers in one request. {@link #toString()}
 * omits the numbers.
 * <p>
 * Source: the API reference's page "Batch validate phone numbers".
 *
 * @param outcomes the outcomes in the order of the numbers, one for each
 * @param summary the counts that the API returned, by their documented names:
 * {@code total}, {@code ok}, {@code unreachable}, {@code invalid}, {@code risky},
 * {@code unknown}, {@code errors}, {@code cached} and {@code total_cost}
 * @param totalCost the cost in US dollars, or {@code null} if the API omits it
 * @param attributes all fields as received
 * @since 0.1.0
 */
public record BulkPhoneValidation(List<PhoneValidationOutcome> outcomes, Map<String, Object> summary,
		@Nullable BigDecimal totalCost, Map<String, Object> attributes) {

	/**
	 * Create a result.
	 * @param outcomes the outcomes in the order of the numbers
	 * @param summary the counts that the API returned
	 * @param totalCost the cost in US dollars
	 * @param attributes all fields as received
	 */
	public BulkPhoneValidation {
		outcomes = List.copyOf(outcomes);
	}

	@Override
	public String toString() {
		return "BulkPhoneValidation[" + this.outcomes.size() + " outcomes, totalCost=" + this.totalCost + "]";
	}

}
