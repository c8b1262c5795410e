package com.tracklysms.simulator.journal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The {@code contact_data} of a v2 message, which feeds the macros in its body.
 *
 * @param firstName the value of {@code first_name}, {@code null} if it had none
 * @param lastName the value of {@code last_name}, {@code null} if it had none
 * @param customFields the value of {@code custom_fields}, empty if it had none
 * @param timezone the value of {@code timezone}, {@code null} if it had none
 * @since 0.1.0
 */
public record ContactData(@Nullable String firstName, @Nullable String lastName,
		Map<String, @Nullable Object> customFields, @Nullable String timezone) {

	public ContactData {
		// Map.copyOf refuses the null values that JSON has
		customFields = Collections.unmodifiableMap(new LinkedHashMap<>(customFields));
	}

	/**
	 * Return a form for logs, without any of the data.
	 */
	@Override
	public String toString() {
		return "ContactData[****]";
	}

}
