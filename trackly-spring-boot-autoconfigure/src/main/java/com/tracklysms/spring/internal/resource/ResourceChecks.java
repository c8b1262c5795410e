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

package com.tracklysms.spring.internal.resource;

import java.util.List;

import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.support.PhoneNumbers;

import org.springframework.util.StringUtils;

/**
 * Checks of what applications ask for, before a request is made.
 */
public final class ResourceChecks {

	private ResourceChecks() {
	}

	/**
	 * Check a phone number that the API requires in E.164 format.
	 * @throws InvalidTracklyRequestException if it is not one
	 */
	public static String phoneNumber(String number) {
		return e164(number, "Phone number", TracklyErrorCode.MISSING_PHONE_NUMBER, TracklyErrorCode.INVALID_PHONE);
	}

	/**
	 * Check the phone number of a list.
	 * @throws InvalidTracklyRequestException if it is not one
	 */
	public static String listNumber(String number) {
		return e164(number, "Number of the list", TracklyErrorCode.MISSING_LIST_NUMBER,
				TracklyErrorCode.INVALID_LIST_NUMBER);
	}

	private static String e164(String number, String name, TracklyErrorCode missing, TracklyErrorCode invalid) {
		if (!StringUtils.hasText(number)) {
			throw new InvalidTracklyRequestException(missing, name + " is empty");
		}
		if (!PhoneNumbers.isE164(number)) {
			throw new InvalidTracklyRequestException(invalid, name + " is not in E.164 format such as +18005550199");
		}
		return number;
	}

	/**
	 * Check the number of elements of a bulk request.
	 * @throws InvalidTracklyRequestException if there are none or too many
	 */
	public static <T> List<T> size(List<T> elements, int max, TracklyErrorCode missing, TracklyErrorCode tooMany) {
		if (elements.isEmpty()) {
			throw new InvalidTracklyRequestException(missing, "Bulk request is empty");
		}
		if (elements.size() > max) {
			throw new InvalidTracklyRequestException(tooMany,
					"Bulk request has " + elements.size() + " elements, the API permits " + max + " at most");
		}
		return elements;
	}

}
