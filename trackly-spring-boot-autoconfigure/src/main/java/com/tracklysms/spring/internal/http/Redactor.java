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

package com.tracklysms.spring.internal.http;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.support.Masking;
import com.tracklysms.spring.support.TextEscapes;

/**
 * Redacts the API key, message bodies and phone numbers from texts of a server, since the
 * API or a proxy may echo requests, completely or truncated. Each result is one line
 * without control characters.
 */
public final class Redactor {

	/**
	 * Documented format of an API key, for other keys than that of this client.
	 */
	private static final Pattern ANY_KEY = Pattern.compile("trk_\\w{8,}+");

	private static final Pattern WHITE_SPACE = Pattern.compile("[\\p{Cc}\\p{Z}\\s]++");

	/**
	 * An answer can have a thousand texts and megabytes.
	 */
	private static final int MAX_LENGTH = 2000;

	/**
	 * Shorter prefixes are as likely words of the API's own texts as echoes.
	 */
	private static final int SHORTEST_ECHO = 5;

	private static final int SHORTEST_KEY = 8;

	private static final String KEY = "[api key]";

	private static final String BODY = "[body]";

	private final ApiKey apiKey;

	public Redactor(ApiKey apiKey) {
		this.apiKey = apiKey;
	}

	/**
	 * Redact a text that does not depend on a request.
	 */
	String redact(String text) {
		return redact(text, List.of());
	}

	/**
	 * Redact a text of the answer to a request with the given messages.
	 */
	String redact(String text, Collection<SmsMessage> messages) {
		String redacted = redactBodies(text, messages);
		return Masking.numbersIn(Masking.recipientsIn(redacted, messages.stream().map(SmsMessage::to).toList()));
	}

	/**
	 * Redact everything except phone numbers, for a text about one recipient that is part
	 * of a result.
	 */
	public String redactBodies(String text, Collection<SmsMessage> messages) {
		String line = collapse((text.length() > MAX_LENGTH) ? text.substring(0, MAX_LENGTH) + "..." : text);
		return TextEscapes.escape(TextEscapes.replace(line, (resolved) -> redactSent(resolved, messages)));
	}

	private String redactSent(String text, Collection<SmsMessage> messages) {
		String redacted = text;
		List<String> keys = this.apiKey.used();
		for (String key : keys) {
			redacted = redactPrefixes(redacted, key.substring(0, Math.min(SHORTEST_KEY, key.length())), keys, KEY);
		}
		redacted = ANY_KEY.matcher(redacted).replaceAll(KEY);
		for (SmsMessage message : messages) {
			redacted = redactBody(redacted, collapse(message.body()));
		}
		return redacted;
	}

	private String redactBody(String text, String body) {
		return (body.length() >= SHORTEST_ECHO)
				? redactPrefixes(text, body.substring(0, SHORTEST_ECHO), List.of(body), BODY) : redactShort(text, body);
	}

	/**
	 * Redact each occurrence of a prefix, and as much after it as has been sent.
	 */
	private String redactPrefixes(String text, String prefix, List<String> sent, String replacement) {
		StringBuilder redacted = new StringBuilder();
		int position = 0;
		for (int start = text.indexOf(prefix); start >= 0; start = text.indexOf(prefix, position)) {
			redacted.append(text, position, start).append(replacement);
			int found = start;
			position = sent.stream().mapToInt((other) -> endOfCommon(text, found, other)).max().orElseThrow();
		}
		return redacted.append(text, position, text.length()).toString();
	}

	private int endOfCommon(String text, int start, String sent) {
		int length = 0;
		while (start + length < text.length() && length < sent.length()
				&& text.charAt(start + length) == sent.charAt(length)) {
			length++;
		}
		return start + length;
	}

	/**
	 * A short body, such as a verification code, is redacted as a whole word, and only if
	 * it contains a digit.
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
