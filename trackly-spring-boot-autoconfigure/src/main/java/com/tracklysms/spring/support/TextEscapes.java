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

package com.tracklysms.spring.support;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Escapes in texts of others: written, so that a text stays within its line and reads as
 * it is, and resolved, so that nothing hides behind them.
 *
 * @since 0.1.0
 */
public final class TextEscapes {

	/**
	 * A percent-encoding of any length, escapes of JSON, Java and JavaScript, and
	 * references of HTML. All quantifiers are possessive, since a long text must not
	 * overflow the stack.
	 */
	private static final Pattern ESCAPE = Pattern
		.compile("(?:%[0-9A-Fa-f]{2})++|\\\\u++[0-9A-Fa-f]{4}|\\\\x[0-9A-Fa-f]{2}"
				+ "|\\\\[nrt]|&#[0-9]{1,7};|&#[xX][0-9A-Fa-f]{1,6};|&nbsp;");

	private static final int MAX_NESTING = 3;

	private TextEscapes() {
	}

	/**
	 * Escape everything that could break a line, forge one or change the order in which a
	 * text is shown: control and format characters, line and paragraph separators, and
	 * halves of surrogate pairs.
	 * @param text the text
	 * @return the text with escapes as in Java, such as <code>&#92;n</code> and
	 * <code>&#92;u202e</code>, or the same text if it has no such characters
	 */
	public static String escape(String text) {
		int index = 0;
		while (index < text.length() && !isInvisible(text.codePointAt(index))) {
			index += Character.charCount(text.codePointAt(index));
		}
		return (index < text.length()) ? escape(text, index) : text;
	}

	private static String escape(String text, int start) {
		StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, start);
		text.substring(start).codePoints().forEach((codePoint) -> {
			if (isInvisible(codePoint)) {
				appendEscape(escaped, codePoint);
			}
			else {
				escaped.appendCodePoint(codePoint);
			}
		});
		return escaped.toString();
	}

	private static boolean isInvisible(int codePoint) {
		return switch (Character.getType(codePoint)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.SURROGATE ->
				true;
			default -> false;
		};
	}

	private static void appendEscape(StringBuilder escaped, int codePoint) {
		switch (codePoint) {
			case '\n' -> escaped.append("\\n");
			case '\r' -> escaped.append("\\r");
			case '\t' -> escaped.append("\\t");
			default -> {
				for (char character : Character.toChars(codePoint)) {
					escaped.append("\\u").append(HexFormat.of().toHexDigits(character));
				}
			}
		}
	}

	/**
	 * Replace something in a text that may be behind escapes: percent-encodings, escapes
	 * of JSON, Java or JavaScript, or references of HTML, also within one another.
	 * @param text the text
	 * @param replacement the function that replaces something in a text
	 * @return the text without escapes if the function finds something there, or else the
	 * result of the function for the text as it is
	 */
	public static String replace(String text, UnaryOperator<String> replacement) {
		String resolved = resolve(text);
		if (!resolved.equals(text)) {
			String replaced = replacement.apply(resolved);
			if (!replaced.equals(resolved)) {
				return replaced;
			}
		}
		return replacement.apply(text);
	}

	private static String resolve(String text) {
		String resolved = text;
		for (int level = 0; level < MAX_NESTING && mayHaveEscapes(resolved); level++) {
			resolved = ESCAPE.matcher(resolved).replaceAll((match) -> Matcher.quoteReplacement(resolve(match)));
		}
		return resolved;
	}

	private static boolean mayHaveEscapes(String text) {
		return text.indexOf('%') >= 0 || text.indexOf('\\') >= 0 || text.indexOf('&') >= 0;
	}

	private static String resolve(MatchResult match) {
		String escape = match.group();
		return switch (escape.charAt(0)) {
			case '%' -> resolvePercent(escape);
			case '\\' -> (escape.length() > 2) ? codePoint(hexDigits(escape), 16) : " ";
			default -> resolveReference(escape);
		};
	}

	private static String hexDigits(String escape) {
		return escape.substring(escape.lastIndexOf((escape.charAt(1) == 'x') ? 'x' : 'u') + 1);
	}

	private static String resolveReference(String escape) {
		String reference = escape.substring(2, escape.length() - 1);
		if (escape.charAt(1) != '#') {
			return "\u00a0";
		}
		boolean hex = Character.toLowerCase(reference.charAt(0)) == 'x';
		return codePoint(hex ? reference.substring(1) : reference, hex ? 16 : 10);
	}

	private static String codePoint(String number, int radix) {
		int codePoint = Integer.parseInt(number, radix);
		return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : " ";
	}

	private static String resolvePercent(String escape) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(escape.length() / 3);
		for (int index = 1; index < escape.length(); index += 3) {
			bytes.write(Integer.parseInt(escape.substring(index, index + 2), 16));
		}
		return bytes.toString(StandardCharsets.UTF_8);
	}

}
