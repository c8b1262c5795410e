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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.tracklysms.spring.support.Masking;
import org.jspecify.annotations.Nullable;

/**
 * Text message to send.
 * <p>
 * Use {@link #of(String, String)} and the {@code with} methods to create instances; the
 * canonical constructor may gain parameters in later versions. Body, metadata and
 * complete phone numbers do not appear in {@link #toString()}.
 * <p>
 * Messages are not checked on creation. A blank or {@code null} recipient or body is
 * rejected without a request when the message is sent. The recipient's number is
 * otherwise checked by the API only.
 *
 * @param to the recipient's phone number, preferably in E.164 format such as
 * {@code +14155551234}
 * @param body the text of the message
 * @param from the sender, or {@code null} for the default one; under API v1 the id of a
 * sending number such as {@code pn_abc123def456}, under API v2 its phone number in E.164
 * format such as {@code +18005550199}
 * @param metadata values to attach to the message, which must be serializable as JSON.
 * According to the newer documentation API v1 accepts and ignores them. Not sent in bulk
 * requests, for which the API documents none
 * @param wrapLinks whether to shorten URLs in the body for click tracking, or
 * {@code null} for the API's default, which is not documented; API v2 only
 * @param contactData data that replaces macros in the body, or {@code null} for none; API
 * v2 only
 * @since 0.1.0
 */
public record SmsMessage(String to, String body, @Nullable String from, Map<String, Object> metadata,
		@Nullable Boolean wrapLinks, @Nullable ContactData contactData) implements Serializable {

	/**
	 * Create a message with all its components.
	 * @param to the recipient's phone number
	 * @param body the text of the message
	 * @param from the sender, or {@code null} for the default one
	 * @param metadata values to attach to the message
	 * @param wrapLinks whether to shorten URLs in the body for click tracking, or
	 * {@code null} for the API's default
	 * @param contactData data that replaces macros in the body, or {@code null} for none
	 */
	public SmsMessage {
		to = emptyIfNull(to);
		body = emptyIfNull(body);
		metadata = copyOf(metadata);
	}

	/**
	 * Create a message from the default sender and without metadata.
	 * @param to the recipient's phone number, preferably in E.164 format such as
	 * {@code +14155551234}
	 * @param body the text of the message
	 * @return a new message
	 */
	public static SmsMessage of(String to, String body) {
		return new SmsMessage(to, body, null, Map.of(), null, null);
	}

	/**
	 * Return a copy of this message with another sender.
	 * @param from the sender, or {@code null} for the default one
	 * @return a new message
	 */
	public SmsMessage withFrom(@Nullable String from) {
		return new SmsMessage(this.to, this.body, from, this.metadata, this.wrapLinks, this.contactData);
	}

	/**
	 * Return a copy of this message with other metadata.
	 * @param metadata the values to attach, which replace the current ones
	 * @return a new message
	 */
	public SmsMessage withMetadata(Map<String, Object> metadata) {
		return new SmsMessage(this.to, this.body, this.from, metadata, this.wrapLinks, this.contactData);
	}

	/**
	 * Return a copy of this message with the given flag for shortened URLs. Supported by
	 * API v2 only; under v1 the message is rejected.
	 * @param wrapLinks whether to shorten URLs in the body for click tracking, or
	 * {@code null} for the API's default, which is not documented
	 * @return a new message
	 */
	public SmsMessage withWrapLinks(@Nullable Boolean wrapLinks) {
		return new SmsMessage(this.to, this.body, this.from, this.metadata, wrapLinks, this.contactData);
	}

	/**
	 * Return a copy of this message with other data for the macros in its body. Supported
	 * by API v2 only; under v1 the message is rejected.
	 * @param contactData the data, or {@code null} for none
	 * @return a new message
	 */
	public SmsMessage withContactData(@Nullable ContactData contactData) {
		return new SmsMessage(this.to, this.body, this.from, this.metadata, this.wrapLinks, contactData);
	}

	SmsMessage withoutData() {
		return withMetadata(Map.of()).withContactData(null);
	}

	@Override
	public String toString() {
		return "SmsMessage[to=" + Masking.number(this.to) + ", body=" + this.body.length() + " characters, from="
				+ ((this.from != null) ? Masking.numbersIn(this.from) : null) + ", metadata=" + this.metadata.size()
				+ " entries" + ((this.wrapLinks != null) ? ", wrapLinks=" + this.wrapLinks : "")
				+ ((this.contactData != null) ? ", contactData=" + this.contactData : "") + "]";
	}

	/**
	 * Input data can be incomplete: a missing number is rejected like a blank one when
	 * the message is sent, and so appears in the result, instead of failing the code that
	 * creates the messages.
	 */
	private static String emptyIfNull(@Nullable String text) {
		return (text != null) ? text : "";
	}

	/**
	 * Most messages have no metadata, and there can be millions of them.
	 */
	private static Map<String, Object> copyOf(@Nullable Map<String, Object> metadata) {
		return (metadata == null || metadata.isEmpty()) ? Collections.emptyMap()
				: Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
	}

}
