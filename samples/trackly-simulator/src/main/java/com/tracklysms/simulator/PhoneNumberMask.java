package com.tracklysms.simulator;

/**
 * Hides all but the last four digits of a phone number.
 */
final class PhoneNumberMask {

	private static final int VISIBLE = 4;

	private PhoneNumberMask() {
	}

	static String mask(String number) {
		return "****" + number.substring(Math.max(0, number.length() - VISIBLE));
	}

}
