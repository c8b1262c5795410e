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

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Text message that is sent without some of the checks that the API makes for other
 * messages, for high-priority and time-critical messages. Supported by API v2 only.
 * <p>
 * Use {@link #of(String, String)} and the {@code with} methods to create instances; the
 * canonical constructor may gain parameters in later versions. If no flag is set, the API
 * makes the same checks as for other messages. The API always checks, as documented, that
 * the sender belongs to the account, that both numbers are in E.164 format, and that the
 * account is active.
 * <p>
 * Source: the API reference's pages "Send raw message" and "Send raw bulk messages".
 *
 * @param message the message; its {@code wrapLinks} and {@code contactData} must be
 * {@code null}, since the API documents neither for raw messages
 * @param skipDuplicateCheck whether to skip the check that prevents an identical message
 * to the same recipient within a short time, whose length is not documented
 * @param skipRateLimit whether to skip the throttle of the sending list, which protects
 * the carrier's throughput; it is not a limit of the API and is unrelated to
 * {@code trackly.rate-limit}
 * @param skipContactValidation whether to skip the checks for opt-outs and blocks.
 * <strong>This texts people who have opted out</strong>, which the law forbids in many
 * places and for most purposes
 * @param skipJourneyCheck whether to skip the check for a conflicting active journey
 * @since 0.1.0
 */
public record RawSmsMessage(SmsMessage message, boolean skipDuplicateCheck, boolean skipRateLimit,
		boolean skipContactValidation, boolean skipJourneyCheck) {

	/**
	 * Create a raw message with all its components.
	 * @param message the message
	 * @param skipDuplicateCheck whether to skip the check for duplicates
	 * @param skipRateLimit whether to skip the throttle of the sending list
	 * @param skipContactValidation whether to skip the checks for opt-outs and blocks, so
	 * that people who have opted out are texted
	 * @param skipJourneyCheck whether to skip the check for a conflicting active journey
	 * @throws IllegalArgumentException if the message is {@code null}
	 */
	public RawSmsMessage {
		Assert.notNull(message, "'message' must not be null");
	}

	/**
	 * Create a raw message from the default sender that skips no check.
	 * @param to the recipient's phone number in E.164 format such as {@code +14155551234}
	 * @param body the text of the message
	 * @return a new message
	 */
	public static RawSmsMessage of(String to, String body) {
		return of(SmsMessage.of(to, body));
	}

	/**
	 * Create a raw message that skips no check.
	 * @param message the message, without {@code wrapLinks} and {@code contactData}
	 * @return a new message
	 */
	public static RawSmsMessage of(SmsMessage message) {
		return new RawSmsMessage(message, false, false, false, false);
	}

	/**
	 * Return a copy of this message with another sender.
	 * @param from the sender's phone number in E.164 format, or {@code null} for the
	 * default one
	 * @return a new message
	 */
	public RawSmsMessage withFrom(@Nullable String from) {
		return with(this.message.withFrom(from));
	}

	/**
	 * Return a copy of this message with other metadata.
	 * @param metadata the values to attach, which replace the current ones
	 * @return a new message
	 */
	public RawSmsMessage withMetadata(Map<String, Object> metadata) {
		return with(this.message.withMetadata(metadata));
	}

	private RawSmsMessage with(SmsMessage message) {
		return new RawSmsMessage(message, this.skipDuplicateCheck, this.skipRateLimit, this.skipContactValidation,
				this.skipJourneyCheck);
	}

	/**
	 * Return a copy of this message with the given flag for the check for duplicates.
	 * @param skip whether to skip the check
	 * @return a new message
	 */
	public RawSmsMessage withSkipDuplicateCheck(boolean skip) {
		return new RawSmsMessage(this.message, skip, this.skipRateLimit, this.skipContactValidation,
				this.skipJourneyCheck);
	}

	/**
	 * Return a copy of this message with the given flag for the throttle of the sending
	 * list.
	 * @param skip whether to skip the throttle
	 * @return a new message
	 */
	public RawSmsMessage withSkipRateLimit(boolean skip) {
		return new RawSmsMessage(this.message, this.skipDuplicateCheck, skip, this.skipContactValidation,
				this.skipJourneyCheck);
	}

	/**
	 * Return a copy of this message with the given flag for the checks for opt-outs and
	 * blocks. <strong>Skipping them texts people who have opted out.</strong>
	 * @param skip whether to skip the checks
	 * @return a new message
	 */
	public RawSmsMessage withSkipContactValidation(boolean skip) {
		return new RawSmsMessage(this.message, this.skipDuplicateCheck, this.skipRateLimit, skip,
				this.skipJourneyCheck);
	}

	/**
	 * Return a copy of this message with the given flag for the check for a conflicting
	 * active journey.
	 * @param skip whether to skip the check
	 * @return a new message
	 */
	public RawSmsMessage withSkipJourneyCheck(boolean skip) {
		return new RawSmsMessage(this.message, this.skipDuplicateCheck, this.skipRateLimit, this.skipContactValidation,
				skip);
	}

}
