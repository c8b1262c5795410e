package com.tracklysms.simulator.internal.phone;

/**
 * Hides all but the last four digits of a phone number.
 */
public final class PhoneNumberMask {

	private static final int VISIBLE = 4;

	private PhoneNumberMask() {
	}

	public static String mask(String number) {
		return "****" + number.substring(Math.max(0, number.length() - VISIBLE));
	}

}
