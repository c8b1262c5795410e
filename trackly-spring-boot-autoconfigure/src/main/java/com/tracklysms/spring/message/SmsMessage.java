package com.tracklysms.spring.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.tracklysms.spring.support.Masking;
import org.jspecify.annotations.Nullable;

/**
 * A text message to send.
 * <p>
 * Made by {@link #of(String, String)} and the {@code with} methods; the canonical
 * constructor may gain parameters in later versions. Neither the body, nor the metadata,
 * nor the whole number appears in {@link #toString()}.
 * <p>
 * Nothing is checked before the message is sent: a blank or {@code null} recipient or
 * body is then refused without a request, and everything else about a number is the API's
 * to judge.
 *
 * @param to the recipient's phone number, best in E.164 form such as {@code +14155551234}
 * @param body the text
 * @param from the sender, or {@code null} for the default one; under API v1 the id of a
 * sending number such as {@code pn_abc123def456}, under API v2 its phone number in E.164
 * form such as {@code +18005550199}
 * @param metadata values to attach to the message, which must be writable as JSON; under
 * API v1 the newer documentation says that it is accepted and ignored. Not sent in bulk
 * requests, for which the API documents none
 * @param wrapLinks whether URLs in the body go through the link shortener for click
 * tracking, or {@code null} for the API's default, which is not documented; API v2 only
 * @param contactData data that macros in the body are filled with, or {@code null} for
 * none; API v2 only
 * @since 0.1.0
 */
public record SmsMessage(String to, String body, @Nullable String from, Map<String, Object> metadata,
		@Nullable Boolean wrapLinks, @Nullable ContactData contactData) {

	/**
	 * Create a message with all its parts.
	 * @param to the recipient's phone number
	 * @param body the text
	 * @param from the sender, or {@code null} for the default one
	 * @param metadata values to attach to the message
	 * @param wrapLinks whether URLs in the body are shortened, or {@code null} for the
	 * API's default
	 * @param contactData data for macros in the body, or {@code null} for none
	 */
	public SmsMessage {
		to = emptyIfNull(to);
		body = emptyIfNull(body);
		metadata = copyOf(metadata);
	}

	/**
	 * Create a message from the default sender and without metadata.
	 * @param to the recipient's phone number, best in E.164 form such as
	 * {@code +14155551234}
	 * @param body the text
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
	 * @param metadata the values to attach; replaces what was there
	 * @return a new message
	 */
	public SmsMessage withMetadata(Map<String, Object> metadata) {
		return new SmsMessage(this.to, this.body, this.from, metadata, this.wrapLinks, this.contactData);
	}

	/**
	 * Return a copy of this message whose URLs go through the link shortener for click
	 * tracking, or do not. Exists in API v2 only; under v1 the message is refused.
	 * @param wrapLinks whether URLs in the body are shortened, or {@code null} for the
	 * API's default, which is not documented
	 * @return a new message
	 */
	public SmsMessage withWrapLinks(@Nullable Boolean wrapLinks) {
		return new SmsMessage(this.to, this.body, this.from, this.metadata, wrapLinks, this.contactData);
	}

	/**
	 * Return a copy of this message with other data for macros in its body. Exists in API
	 * v2 only; under v1 the message is refused.
	 * @param contactData the data, or {@code null} for none
	 * @return a new message
	 */
	public SmsMessage withContactData(@Nullable ContactData contactData) {
		return new SmsMessage(this.to, this.body, this.from, this.metadata, this.wrapLinks, contactData);
	}

	@Override
	public String toString() {
		return "SmsMessage[to=" + Masking.number(this.to) + ", body=" + this.body.length() + " characters, from="
				+ ((this.from != null) ? Masking.numbersIn(this.from) : null) + ", metadata=" + this.metadata.size()
				+ " entries" + ((this.wrapLinks != null) ? ", wrapLinks=" + this.wrapLinks : "")
				+ ((this.contactData != null) ? ", contactData=" + this.contactData : "") + "]";
	}

	/**
	 * Data of a campaign has holes: a missing number is refused like a blank one when the
	 * message is sent, so that it can be accounted for, instead of breaking off the code
	 * that builds the messages.
	 */
	private static String emptyIfNull(@Nullable String text) {
		return (text != null) ? text : "";
	}

	/**
	 * Most messages have none, and there can be millions of them.
	 */
	private static Map<String, Object> copyOf(@Nullable Map<String, Object> metadata) {
		return (metadata == null || metadata.isEmpty()) ? Collections.emptyMap()
				: Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
	}

}
