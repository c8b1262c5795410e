package com.tracklysms.spring.message;

/**
 * Encoding of the text of an SMS, which decides how much of it fits into one segment.
 * <p>
 * Source: the API's guide "Message segments".
 *
 * @since 0.1.0
 */
public enum SmsEncoding {

	/**
	 * The GSM alphabet of seven bits. A unit is a septet: a character takes one, a
	 * character of the extension table two.
	 */
	GSM_7(160, 153),

	/**
	 * Two bytes for each unit of UTF-16, which is what a Java {@code char} is. Most
	 * characters take one unit; those beyond the Basic Multilingual Plane, such as most
	 * emoji, take two.
	 */
	UCS_2(70, 67);

	private static final String BASIC = " abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
			+ "\n\r@£$¥!\"#¤%&'()*+,-./:;<=>?¡¿§_èéùìòÇÅåÄäÖöÑñÜüàÆæßÉΔΦΓΛΩΠΨΣΘΞØø";

	/**
	 * Not in the guide's list: the extension table is that of 3GPP TS 23.038.
	 */
	private static final String EXTENSION = "\f^{}\\[~]|€";

	private final int singleLimit;

	private final int partLimit;

	SmsEncoding(int singleLimit, int partLimit) {
		this.singleLimit = singleLimit;
		this.partLimit = partLimit;
	}

	/**
	 * Return how many units a text may have to be sent as one segment.
	 * @return 160 septets, or 70 units of UTF-16
	 */
	public int singleLimit() {
		return this.singleLimit;
	}

	/**
	 * Return how many units fit into each segment of a text that takes several.
	 * @return 153 septets, or 67 units of UTF-16
	 */
	public int partLimit() {
		return this.partLimit;
	}

	/**
	 * Return the encoding that a text needs.
	 */
	static SmsEncoding of(String text) {
		return text.chars().allMatch((character) -> BASIC.indexOf(character) >= 0 || isExtension(character)) ? GSM_7
				: UCS_2;
	}

	/**
	 * Return the number of units of a text that this encoding can hold. In GSM-7 an
	 * escape goes before each character of the extension table.
	 */
	int unitsOf(String text) {
		return (this == UCS_2) ? text.length()
				: Math.addExact(text.length(), (int) text.chars().filter(SmsEncoding::isExtension).count());
	}

	private static boolean isExtension(int character) {
		return EXTENSION.indexOf(character) >= 0;
	}

}
