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

package com.tracklysms.simulator.internal.protocol;

/**
 * Counts the segments of a message body.
 */
public final class SegmentCounter {

	private static final String BASIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 \n\r"
			+ "@£$¥!\"#¤%&'()*+,-./:;<=>?¡¿§_èéùìòÇÅåÄäÖöÑñÜüàÆæßÉΔΦΓΛΩΠΨΣΘΞØø";

	// The API's pages do not say how these are counted. The GSM alphabet has them in its
	// extension table, where each takes two units.
	private static final String EXTENSION = "^{}\\[~]|€";

	public Segments count(String body) {
		if (!body.chars().allMatch((character) -> isBasic(character) || isExtension(character))) {
			return new Segments(segments(body.length(), 70, 67), false);
		}
		int extensions = (int) body.chars().filter(SegmentCounter::isExtension).count();
		return new Segments(segments(body.length() + extensions, 160, 153), true);
	}

	private static int segments(int units, int single, int part) {
		return (units <= single) ? 1 : (units + part - 1) / part;
	}

	private static boolean isBasic(int character) {
		return BASIC.indexOf(character) >= 0;
	}

	private static boolean isExtension(int character) {
		return EXTENSION.indexOf(character) >= 0;
	}

	/**
	 * The number of segments and their encoding.
	 *
	 * @param count the number of segments
	 * @param gsm7 whether the encoding is GSM-7 and not UCS-2
	 */
	public record Segments(int count, boolean gsm7) {

	}

}
