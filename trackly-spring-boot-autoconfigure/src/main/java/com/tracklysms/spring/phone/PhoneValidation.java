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
import java.util.Map;

import com.tracklysms.spring.support.Masking;
import org.jspecify.annotations.Nullable;

/**
 * Result of the validation of a phone number. {@link #toString()} masks the number and
 * omits where it is from.
 * <p>
 * Source: the API reference's page "Validate phone number". Words that are not documented
 * are kept as they are. Fields that the API omits or does not return as documented are
 * {@code null}.
 *
 * @param phone the phone number as returned by the API
 * @param valid whether the number is valid
 * @param lineType the type of the line, documented as {@code mobile}, {@code fixed line},
 * {@code voip}, {@code other} or {@code unknown}; other words than those of a contact
 * @param carrier the carrier
 * @param carrierRaw the carrier as its own name has it
 * @param ported whether the number was ported to another carrier
 * @param country the country, such as {@code US}
 * @param state the state
 * @param city the city
 * @param onDnc whether the number is on a list of numbers not to call
 * @param disposition the verdict, documented as {@code ok} (a valid mobile number that is
 * on no list of numbers not to call), {@code unreachable}, {@code invalid}, {@code risky}
 * or {@code unknown}; the meaning of the latter four is not documented
 * @param cost the cost in US dollars
 * @param cached whether the result is from an earlier validation of the account, which is
 * free
 * @param attributes all fields as received
 * @since 0.1.0
 */
public record PhoneValidation(String phone, @Nullable Boolean valid, @Nullable String lineType,
		@Nullable String carrier, @Nullable String carrierRaw, @Nullable Boolean ported, @Nullable String country,
		@Nullable String state, @Nullable String city, @Nullable Boolean onDnc, @Nullable String disposition,
		@Nullable BigDecimal cost, @Nullable Boolean cached, Map<String, Object> attributes) {

	/**
	 * Return whether the verdict is that the number is a valid mobile number which is on
	 * no list of numbers not to call.
	 * @return whether the disposition is {@code ok}
	 */
	public boolean isOk() {
		return "ok".equals(this.disposition);
	}

	@Override
	public String toString() {
		return "PhoneValidation[phone=" + Masking.number(this.phone) + ", disposition="
				+ ((this.disposition != null) ? Masking.numbersIn(this.disposition) : null) + "]";
	}

}
