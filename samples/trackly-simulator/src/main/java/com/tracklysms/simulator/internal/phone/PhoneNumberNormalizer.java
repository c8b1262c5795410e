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

package com.tracklysms.simulator.internal.phone;

import java.util.regex.Pattern;

import com.tracklysms.simulator.internal.error.ApiError;
import com.tracklysms.simulator.internal.error.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Brings a phone number into the form {@code +14155551234}, as v1 of the API documents.
 */
public final class PhoneNumberNormalizer {

	private static final Pattern PUNCTUATION = Pattern.compile("[ .()-]");

	private static final Pattern INTERNATIONAL = Pattern.compile("\\+[0-9]{8,15}");

	private static final Pattern NORTH_AMERICAN = Pattern.compile("1[0-9]{10}");

	/**
	 * Return the normalized number.
	 * @param number the number as written
	 * @return the number with its leading plus sign, or {@code null} if it is none
	 */
	public @Nullable String normalize(String number) {
		if (INTERNATIONAL.matcher(number).matches()) {
			return number;
		}
		String stripped = PUNCTUATION.matcher(number).replaceAll("");
		if (INTERNATIONAL.matcher(stripped).matches()) {
			return stripped;
		}
		if (NORTH_AMERICAN.matcher(stripped).matches()) {
			return "+" + stripped;
		}
		// Ten bare digits "may fail": a sender that relies on them should learn so here
		return null;
	}

	public String require(String number) {
		String normalized = normalize(number);
		if (normalized == null) {
			throw new RefusedException(ApiError.INVALID_PHONE);
		}
		return normalized;
	}

}
