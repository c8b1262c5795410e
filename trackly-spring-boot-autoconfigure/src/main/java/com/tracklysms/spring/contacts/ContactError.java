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

package com.tracklysms.spring.contacts;

import java.util.Map;

import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.support.Masking;
import org.jspecify.annotations.Nullable;

/**
 * Error of one contact that was refused within a bulk request. {@link #toString()} omits
 * the number and the text.
 * <p>
 * Source: the sample and the codes of the API reference's page "Bulk create contacts" of
 * v2.
 *
 * @param index the position of the contact in the request, from 0, or -1 if the API did
 * not return it
 * @param phoneNumber the phone number as returned by the API, or {@code null}
 * @param code the API's machine-readable code, or {@code null} for none
 * @param error the API's human-readable explanation, or {@code null} for none
 * @param attributes all fields as received, such as {@code validation} if the validation
 * failed
 * @since 0.1.0
 */
public record ContactError(int index, @Nullable String phoneNumber, @Nullable String code, @Nullable String error,
		Map<String, Object> attributes) {

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
		return "ContactError[index=" + this.index + ", code="
				+ ((this.code != null) ? Masking.numbersIn(this.code) : null) + "]";
	}

}
