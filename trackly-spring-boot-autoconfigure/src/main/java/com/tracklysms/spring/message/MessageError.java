package com.tracklysms.spring.message;

import com.tracklysms.spring.support.Masking;
import org.jspecify.annotations.Nullable;

/**
 * Why the API refused one message of a bulk request. The whole number does not appear in
 * {@link #toString()}.
 *
 * @param index the position of the message in the request, from 0, or -1 if the API did
 * not say
 * @param to the recipient as the API repeats it, or {@code null} if it did not
 * @param code the API's machine-readable code, or {@code null}; none is documented for
 * API v1
 * @param error the API's explanation
 * @since 0.1.0
 */
public record MessageError(int index, @Nullable String to, @Nullable String code, String error) {

	@Override
	public String toString() {
		return "MessageError[index=" + this.index + ", to=" + Masking.number(this.to) + ", code="
				+ ((this.code != null) ? masked(this.code) : null) + ", error=" + masked(this.error) + "]";
	}

	private String masked(String text) {
		return Masking.numbersIn((this.to != null) ? Masking.recipientIn(text, this.to) : text);
	}

}
