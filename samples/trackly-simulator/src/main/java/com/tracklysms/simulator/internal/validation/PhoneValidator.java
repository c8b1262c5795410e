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

package com.tracklysms.simulator.internal.validation;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.tracklysms.simulator.api.MagicNumber;
import com.tracklysms.simulator.internal.phone.PhoneNumberNormalizer;
import org.jspecify.annotations.Nullable;

/**
 * Validates phone numbers: all are mobile ones that may be texted, but that of
 * {@link MagicNumber#UNDELIVERABLE} is unreachable. A number that was validated before is
 * free.
 */
public final class PhoneValidator {

	private static final BigDecimal COST = new BigDecimal("0.003");

	private final PhoneNumberNormalizer normalizer = new PhoneNumberNormalizer();

	private final Set<String> validated = ConcurrentHashMap.newKeySet();

	/**
	 * Validate a number.
	 * @param force whether to charge for it even if it was validated before
	 * @return the documented fields
	 */
	public Map<String, @Nullable Object> validate(String number, boolean force) {
		String phone = this.normalizer.require(number);
		boolean cached = !this.validated.add(phone) && !force;
		boolean reachable = !MagicNumber.UNDELIVERABLE.getNumber().equals(phone);
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		result.put("phone", phone);
		result.put("valid", true);
		result.put("line_type", reachable ? "mobile" : "fixed line");
		result.put("carrier", "Verizon Wireless");
		result.put("carrier_raw", "CELLCO PARTNERSHIP DBA VERIZON");
		result.put("ported", false);
		result.put("country", "US");
		result.put("state", "California");
		result.put("city", "San Francisco");
		result.put("on_dnc", false);
		result.put("disposition", reachable ? "ok" : "unreachable");
		result.put("cost", cached ? BigDecimal.ZERO : COST);
		result.put("cached", cached);
		return result;
	}

	public void reset() {
		this.validated.clear();
	}

}
