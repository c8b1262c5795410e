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

package com.tracklysms.spring.message;

import java.io.Serializable;

import com.tracklysms.spring.support.Masking;
import org.jspecify.annotations.Nullable;

/**
 * Error of one message that was rejected within a bulk request. {@link #toString()} masks
 * phone numbers.
 *
 * @param index the position of the message in the request, from 0, or -1 if the API did
 * not return it
 * @param to the recipient as returned by the API, or {@code null} if it was not returned
 * @param code the API's machine-readable code, or {@code null} for none; no codes are
 * documented for API v1
 * @param error the API's human-readable explanation, or an empty text if there is none
 * @since 0.1.0
 */
public record MessageError(int index, @Nullable String to, @Nullable String code,
		String error) implements Serializable {

	@Override
	public String toString() {
		return "MessageError[index=" + this.index + ", to=" + Masking.number(this.to) + ", code="
				+ ((this.code != null) ? masked(this.code) : null) + ", error=" + masked(this.error) + "]";
	}

	private String masked(String text) {
		return Masking.numbersIn((this.to != null) ? Masking.recipientIn(text, this.to) : text);
	}

}
