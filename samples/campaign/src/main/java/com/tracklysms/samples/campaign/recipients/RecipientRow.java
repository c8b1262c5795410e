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

/**
 * A row of the file as it was written.
 *
 * @param line the line on which it begins, from 1
 * @param number the phone number, which may be missing
 * @param firstName the first name, which may be missing
 */
public record RecipientRow(int line, String number, String firstName) {

	@Override
	public String toString() {
		return "RecipientRow[line=" + this.line + "]";
	}

}
