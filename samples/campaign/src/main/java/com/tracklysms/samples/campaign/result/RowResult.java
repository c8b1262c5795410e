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

import java.util.regex.Pattern;

/**
 * What became of a row.
 *
 * @param line the line on which the row begins
 * @param number the phone number in E.164 form, or an empty text
 * @param outcome what became of it
 * @param reason why it was not queued, or an empty text
 */
record RowResult(int line, String number, String outcome, String reason) {

	private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r]");

	private static final Pattern SPECIAL = Pattern.compile("[,;\"\r\n\t]");

	String toCsv() {
		return this.line + "," + this.number + "," + this.outcome + "," + cell(this.reason);
	}

	/**
	 * What comes from elsewhere stays a text in its cell, and is no formula there.
	 */
	private static String cell(String text) {
		String harmless = FORMULA.matcher(text).lookingAt() ? "'" + text : text;
		return SPECIAL.matcher(harmless).find() ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
	}

}
