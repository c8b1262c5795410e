package com.tracklysms.spring.message;

import org.springframework.util.Assert;

/**
 * Segments that a text takes as an SMS, which is what the API bills. Computed without the
 * API: {@link SendResult#segments()} is what the API itself counted.
 * <p>
 * Source: the API's guide "Message segments". A text is {@link SmsEncoding#GSM_7 GSM-7}
 * if all its characters are in that alphabet; a single other one, such as an emoji or a
 * curly quote, makes the whole text {@link SmsEncoding#UCS_2 UCS-2}, and can double the
 * segments. A text that exceeds what one segment holds is cut into parts, of which each
 * holds somewhat less.
 * <p>
 * The text is counted as given. Macros such as <code>{{first_name}}</code> are replaced,
 * and texts that the account prepends or appends are added, after the API has got the
 * message; both can change the number of segments and the encoding.
 * <p>
 * Not documented by the API, and decided here:
 * <ul>
 * <li>Form feed and <code>^ { } \ [ ~ ] | &euro;</code> are not in the guide's list. They
 * count as two septets each, as in the extension table of 3GPP TS 23.038. Were they not
 * GSM-7 for the API, a text with one of them would be UCS-2.
 * <li>The two units of such a character, or of an emoji, may fall into different parts,
 * since the guide divides the length and no more. Who keeps them together can need
 * another part.
 * <li>An empty text takes one segment: it fits into one.
 * </ul>
 *
 * @param encoding the encoding of the whole text
 * @param units the number of units that the text takes: septets of GSM-7, or units of
 * UTF-16; zero or more
 * @since 0.1.0
 */
public record SmsSegments(SmsEncoding encoding, int units) {

	/**
	 * Create the segments of a text of which encoding and length are known.
	 * @param encoding the encoding of the whole text
	 * @param units the number of units, zero or more
	 * @throws IllegalArgumentException if there is no encoding, or the number is negative
	 */
	public SmsSegments {
		Assert.notNull(encoding, "'encoding' must not be null");
		Assert.isTrue(units >= 0, "'units' must not be negative");
	}

	/**
	 * Compute the segments of a text.
	 * @param body the text, of any length
	 * @return its segments
	 * @throws IllegalArgumentException if the text is {@code null}
	 */
	public static SmsSegments of(String body) {
		Assert.notNull(body, "'body' must not be null");
		SmsEncoding encoding = SmsEncoding.of(body);
		return new SmsSegments(encoding, encoding.unitsOf(body));
	}

	/**
	 * Return the number of segments.
	 * @return the number, one or more
	 */
	public int count() {
		return isSingle() ? 1 : (this.units - 1) / this.encoding.partLimit() + 1;
	}

	/**
	 * Return how many units fit into each of these segments: fewer if there are several.
	 * @return 160 or 153 septets, or 70 or 67 units of UTF-16
	 */
	public int unitsPerSegment() {
		return isSingle() ? this.encoding.singleLimit() : this.encoding.partLimit();
	}

	/**
	 * Return how many units can be added to the text, in the same encoding, before it
	 * takes another segment.
	 * @return the number of units, zero or more
	 */
	public int unitsLeft() {
		return (int) ((long) count() * unitsPerSegment() - this.units);
	}

	private boolean isSingle() {
		return this.units <= this.encoding.singleLimit();
	}

	@Override
	public String toString() {
		return "SmsSegments[count=" + count() + ", encoding=" + this.encoding + ", units=" + this.units + "]";
	}

}
