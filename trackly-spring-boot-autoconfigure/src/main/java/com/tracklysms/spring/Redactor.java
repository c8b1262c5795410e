package com.tracklysms.spring;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes the API key, message bodies and phone numbers out of texts that a server wrote,
 * since nothing keeps a server or a proxy from echoing what it was sent.
 */
final class Redactor {

	/**
	 * Documented form of a key, for keys other than ours.
	 */
	private static final Pattern ANY_KEY = Pattern.compile("trk_\\w{8,}");

	private static final Pattern CONTROL_CHARACTERS = Pattern.compile("[\\p{Cntrl}\\s]+");

	/**
	 * Shorter values are words of the API's own texts as likely as echoes.
	 */
	private static final int SHORTEST_ECHO = 5;

	private static final String KEY = "[api key]";

	private final String apiKey;

	Redactor(String apiKey) {
		this.apiKey = apiKey;
	}

	/**
	 * Redact a text that belongs to no request in particular.
	 */
	String redact(String text) {
		return redact(text, List.of());
	}

	/**
	 * Redact a text that came as the answer to a request with the given messages.
	 */
	String redact(String text, Collection<SmsMessage> messages) {
		String redacted = redactBodies(text, messages);
		for (SmsMessage message : messages) {
			redacted = replaceEcho(redacted, message.to(), "***");
		}
		return Masking.numbersIn(CONTROL_CHARACTERS.matcher(redacted).replaceAll(" ").trim());
	}

	/**
	 * Redact all but the phone numbers, for a text that belongs to one recipient and is
	 * kept as data.
	 */
	String redactBodies(String text, Collection<SmsMessage> messages) {
		String redacted = ANY_KEY.matcher(text.replace(this.apiKey, KEY)).replaceAll(KEY);
		for (SmsMessage message : messages) {
			redacted = replaceEcho(redacted, message.body(), "[body]");
		}
		return redacted;
	}

	private String replaceEcho(String text, String value, String replacement) {
		return (value.length() >= SHORTEST_ECHO) ? text.replace(value, replacement) : text;
	}

}
