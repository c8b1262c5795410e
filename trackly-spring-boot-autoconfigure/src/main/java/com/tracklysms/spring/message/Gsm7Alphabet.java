package com.tracklysms.spring.message;

/**
 * Characters of GSM-7 and the septets they take.
 * <p>
 * Source: the API's guide "Message segments", which lists the basic set only. The
 * extension table is that of 3GPP TS 23.038.
 */
final class Gsm7Alphabet {

	private static final String BASIC = " abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
			+ "\n\r@£$¥!\"#¤%&'()*+,-./:;<=>?¡¿§_èéùìòÇÅåÄäÖöÑñÜüàÆæßÉΔΦΓΛΩΠΨΣΘΞØø";

	private static final String EXTENSION = "\f^{}\\[~]|€";

	private Gsm7Alphabet() {
	}

	static boolean contains(String text) {
		return text.chars().allMatch((character) -> BASIC.indexOf(character) >= 0 || isExtension(character));
	}

	/**
	 * Return the number of septets of a text of this alphabet. An escape goes before each
	 * character of the extension table.
	 */
	static int septets(String text) {
		return Math.addExact(text.length(), (int) text.chars().filter(Gsm7Alphabet::isExtension).count());
	}

	private static boolean isExtension(int character) {
		return EXTENSION.indexOf(character) >= 0;
	}

}
