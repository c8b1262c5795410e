package com.tracklysms.samples.quickstart;

import org.jspecify.annotations.Nullable;

/**
 * Prints for the person who watches.
 */
final class Console {

	private Console() {
	}

	static void title(String text) {
		System.out.printf("%n%s%n", text);
	}

	static void step(int number, String text) {
		System.out.printf("%n%d. %s%n", number, text);
	}

	static void line(String format, @Nullable Object... values) {
		System.out.printf("   " + format + "%n", values);
	}

}
