package com.tracklysms.simulator;

import java.util.regex.Pattern;

/**
 * The strict form of phone numbers that v2 of the API asks for.
 */
final class E164 {

	// No page says how short a number may be: eight digits, as for v1
	private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{7,14}");

	private E164() {
	}

	static boolean matches(String number) {
		return FORM.matcher(number).matches();
	}

	static void require(String number, ApiError otherwise) {
		if (!matches(number)) {
			throw new RefusedException(otherwise);
		}
	}

}
