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

package com.tracklysms.samples.campaign.recipients;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Brings phone numbers as people write them into E.164 form, those without a country code
 * as numbers of North America.
 */
final class PhoneNumbers {

	private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{7,14}");

	private static final Pattern NORTH_AMERICAN = Pattern.compile("1?[2-9][0-9]{9}");

	private static final Pattern PUNCTUATION = Pattern.compile("[().\\-/\u2010-\u2015]");

	private PhoneNumbers() {
	}

	/**
	 * Return the number, or {@code null} if it cannot be read as one.
	 */
	static @Nullable String toE164(String number) {
		StringBuilder compact = new StringBuilder(number.length());
		PUNCTUATION.matcher(number)
			.replaceAll("")
			.codePoints()
			.filter((character) -> !Blanks.isBlank(character))
			.forEach(compact::appendCodePoint);
		String digits = compact.toString();
		if (INTERNATIONAL.matcher(digits).matches()) {
			return digits;
		}
		if (digits.startsWith("00")) {
			return toE164("+" + digits.substring(2));
		}
		if (NORTH_AMERICAN.matcher(digits).matches()) {
			return (digits.length() == 10) ? "+1" + digits : "+" + digits;
		}
		return null;
	}

}
