package com.tracklysms.spring.internal.http;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.support.Masking;

/**
 * Takes the API key, message bodies and phone numbers out of texts that a server wrote,
 * since nothing keeps a server or a proxy from echoing what it was sent, whole or cut
 * off.
 */
public final class Redactor {

	/**
	 * Documented form of a key, for keys other than ours.
	 */
	private static final Pattern ANY_KEY = Pattern.compile("trk_\\w{8,}+");

	private static final Pattern WHITE_SPACE = Pattern.compile("[\\p{Cntrl}\\s]++");

	/**
	 * Shorter beginnings are words of the API's own texts as likely as echoes.
	 */
	private static final int SHORTEST_ECHO = 5;

	private static final String KEY = "[api key]";

	private static final String BODY = "[body]";

	private final String apiKey;

	public Redactor(String apiKey) {
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
			redacted = Masking.recipientIn(redacted, message.to());
		}
		return Masking.numbersIn(redacted);
	}

	/**
	 * Redact all but the phone numbers, for a text that belongs to one recipient and is
	 * kept as data.
	 */
	public String redactBodies(String text, Collection<SmsMessage> messages) {
		String redacted = ANY_KEY.matcher(collapse(text).replace(this.apiKey, KEY)).replaceAll(KEY);
		for (SmsMessage message : messages) {
			redacted = redactBody(redacted, collapse(message.body()));
		}
		return redacted;
	}

	private String redactBody(String text, String body) {
		return (body.length() >= SHORTEST_ECHO) ? redactBeginnings(text, body) : redactShort(text, body);
	}

	/**
	 * Redact each run of the text that a body begins with.
	 */
	private String redactBeginnings(String text, String body) {
		String beginning = body.substring(0, SHORTEST_ECHO);
		StringBuilder redacted = new StringBuilder();
		int position = 0;
		for (int start = text.indexOf(beginning); start >= 0; start = text.indexOf(beginning, position)) {
			redacted.append(text, position, start).append(BODY);
			position = start + commonLength(text.substring(start), body);
		}
		return redacted.append(text, position, text.length()).toString();
	}

	private int commonLength(String text, String body) {
		int length = 0;
		while (length < text.length() && length < body.length() && text.charAt(length) == body.charAt(length)) {
			length++;
		}
		return length;
	}

	/**
	 * A body as short as a code is redacted as a word, if it is no word of a language.
	 */
	private String redactShort(String text, String body) {
		if (body.chars().noneMatch(Character::isDigit)) {
			return text;
		}
		return Pattern.compile("(?<!\\w)" + Pattern.quote(body) + "(?!\\w)")
			.matcher(text)
			.replaceAll(Matcher.quoteReplacement(BODY));
	}

	private String collapse(String text) {
		return WHITE_SPACE.matcher(text).replaceAll(" ").trim();
	}

}
