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

/**
 * The strict form of phone numbers that v2 of the API asks for.
 */
public final class E164 {

	// No page says how short a number may be: eight digits, as for v1
	private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{7,14}");

	private E164() {
	}

	public static boolean matches(String number) {
		return FORM.matcher(number).matches();
	}

	public static void require(String number, ApiError otherwise) {
		if (!matches(number)) {
			throw new RefusedException(otherwise);
		}
	}

}
