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

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Message of a campaign, with the key that the application knows it by.
 * {@link #toString()} masks phone numbers.
 *
 * @param key the key of the message within its campaign, such as the number of a
 * customer: the same each time the campaign is run. Better not a phone number, since keys
 * are stored
 * @param message the message
 * @since 0.1.0
 */
public record CampaignMessage(String key, SmsMessage message) {

	private static final int MAX_KEY_LENGTH = 100;

	/**
	 * Create a message.
	 * @param key the key, of 1 to 100 characters, without white space at its ends
	 * @param message the message
	 * @throws IllegalArgumentException if the key is empty, too long, or has white space
	 * at its ends
	 */
	public CampaignMessage {
		Assert.isTrue(StringUtils.hasText(key) && key.length() <= MAX_KEY_LENGTH && key.equals(key.strip()),
				() -> "'key' must have 1 to " + MAX_KEY_LENGTH + " characters, and no white space at its ends");
		Assert.notNull(message, "'message' must not be null");
	}

	/**
	 * Create a message.
	 * @param key the key, of 1 to 100 characters, without white space at its ends
	 * @param message the message
	 * @return a message
	 */
	public static CampaignMessage of(String key, SmsMessage message) {
		return new CampaignMessage(key, message);
	}

	@Override
	public String toString() {
		return "CampaignMessage[key=" + Masking.numbersIn(this.key) + ", message=" + this.message + "]";
	}

}
