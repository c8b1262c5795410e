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

import com.tracklysms.spring.support.Masking;
import org.jspecify.annotations.Nullable;

/**
 * Result of one message that the API accepted.
 *
 * @param messageId the API's id of the message
 * @param status the status of the message, documented to be {@code queued}
 * @param segments the number of segments of the text, or {@code null} if the API did not
 * return it
 * @param gsm7 {@code true} if the text is encoded as GSM-7, {@code false} if as UCS-2,
 * {@code null} if the API did not return it
 * @param deprecated whether the API marked the response as one of a deprecated version
 * @since 0.1.0
 */
public record SendResult(String messageId, String status, @Nullable Integer segments, @Nullable Boolean gsm7,
		boolean deprecated) {

	@Override
	public String toString() {
		return "SendResult[messageId=" + Masking.numbersIn(this.messageId) + ", status="
				+ Masking.numbersIn(this.status) + ", segments=" + this.segments + ", gsm7=" + this.gsm7
				+ ", deprecated=" + this.deprecated + "]";
	}

}
