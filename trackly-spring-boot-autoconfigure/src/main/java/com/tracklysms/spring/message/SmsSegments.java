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

import org.springframework.util.Assert;

/**
 * Segments of a text message, by which the API charges. Computed by the client without a
 * request; {@link SendResult#segments()} is the number that the API itself returns.
 * <p>
 * Source: the API's guide "Message segments". A text is {@link SmsEncoding#GSM_7 GSM-7}
 * if all its characters are in that alphabet; a single other one, such as an emoji or a
 * curly quote, makes the whole text {@link SmsEncoding#UCS_2 UCS-2}, and can double the
 * segments. A text that exceeds one segment is split into parts, and each part has room
 * for slightly less.
 * <p>
 * The guide divides the length by the room of a part. Phones and carriers follow 3GPP TS
 * 23.040, and so does this class: two units that belong together, such as those of
 * <code>&euro;</code> in GSM-7 and of an emoji in UCS-2, are never split between two
 * parts. A unit then stays empty, and the text can take more segments than the division
 * has.
 * <p>
 * The text is counted as given. Macros such as <code>{{first_name}}</code> are replaced,
 * and texts that the account prepends or appends are added, after the API has received
 * the message. Both can change the number of segments and the encoding.
 * <p>
 * The following is not documented by the API:
 * <ul>
 * <li>Form feed and <code>^ { } \ [ ~ ] | &euro;</code> are not in the guide's list. They
 * count as two septets each, as in the extension table of 3GPP TS 23.038. If the API does
 * not regard them as GSM-7, a text with one of them is UCS-2.
 * <li>An empty text takes one segment.
 * </ul>
 *
 * @param encoding the encoding of the whole text
 * @param units the number of units of the text: GSM-7 septets or UTF-16 code units, zero
 * or more
 * @param padding the number of units that stay empty at the ends of parts, zero or more
 * @since 0.1.0
 */
public record SmsSegments(SmsEncoding encoding, int units, int padding) {

	/**
	 * Create the segments for a known encoding and length.
	 * @param encoding the encoding of the whole text
	 * @param units the number of units of the text, zero or more
	 * @param padding the number of units that stay empty at the ends of parts, zero or
	 * more, and zero if there is one segment only
	 * @throws IllegalArgumentException if the encoding is {@code null}, or a number is
	 * not within these limits
	 */
	public SmsSegments {
		Assert.notNull(encoding, "'encoding' must not be null");
		Assert.isTrue(units >= 0, "'units' must not be negative");
		Assert.isTrue(padding >= 0, "'padding' must not be negative");
		Assert.isTrue(padding == 0 || units > encoding.singleLimit(), "'padding' must be zero in a single segment");
	}

	/**
	 * Compute the segments of the given text.
	 * @param body the text, of any length
	 * @return the segments of the text
	 * @throws IllegalArgumentException if the text is {@code null}
	 */
	public static SmsSegments of(String body) {
		Assert.notNull(body, "'body' must not be null");
		SmsEncoding encoding = SmsEncoding.of(body);
		int units = encoding.unitsOf(body);
		return new SmsSegments(encoding, units, (units > encoding.singleLimit()) ? encoding.paddingOf(body) : 0);
	}

	/**
	 * Return the number of segments.
	 * @return the number, one or more
	 */
	public int count() {
		return isSingle() ? 1 : (int) ((occupied() - 1) / this.encoding.partLimit() + 1);
	}

	/**
	 * Return the maximum number of units in each segment, which is lower for several
	 * segments.
	 * @return 160 or 153 septets, or 70 or 67 UTF-16 code units
	 */
	public int unitsPerSegment() {
		return isSingle() ? this.encoding.singleLimit() : this.encoding.partLimit();
	}

	/**
	 * Return the number of units that can be added to the end of the text, in the same
	 * encoding, without another segment.
	 * @return the number of units, zero or more
	 */
	public int unitsLeft() {
		return (int) ((long) count() * unitsPerSegment() - occupied());
	}

	private long occupied() {
		return (long) this.units + this.padding;
	}

	private boolean isSingle() {
		return this.units <= this.encoding.singleLimit();
	}

	@Override
	public String toString() {
		return "SmsSegments[count=" + count() + ", encoding=" + this.encoding + ", units=" + this.units + "]";
	}

}
