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

import java.util.Map;

import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.support.Masking;
import org.jspecify.annotations.Nullable;

/**
 * Outcome of the validation of one of several phone numbers: a result or an error.
 * {@link #toString()} masks the number.
 * <p>
 * Source: the API reference's page "Batch validate phone numbers".
 *
 * @param phone the phone number as it was to be validated
 * @param validation the result, or {@code null} if the number could not be validated
 * @param code the API's machine-readable code, or {@code null} if there is a result
 * @param error the API's human-readable texts, or {@code null} if there is a result
 * @param attributes all fields as received
 * @since 0.1.0
 */
public record PhoneValidationOutcome(String phone, @Nullable PhoneValidation validation, @Nullable String code,
		@Nullable String error, Map<String, Object> attributes) {

	/**
	 * Return the API's error code as a constant.
	 * @return the constant, or {@code null} if there is no code or the code is not
	 * documented
	 */
	public @Nullable TracklyErrorCode errorCode() {
		return TracklyErrorCode.resolve(this.code);
	}

	@Override
	public String toString() {
		return "PhoneValidationOutcome[phone=" + Masking.number(this.phone) + ", disposition="
				+ ((this.validation != null && this.validation.disposition() != null)
						? Masking.numbersIn(this.validation.disposition()) : null)
				+ ", code=" + ((this.code != null) ? Masking.numbersIn(this.code) : null) + "]";
	}

}
