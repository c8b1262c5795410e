package com.tracklysms.spring.message;

import com.tracklysms.spring.support.Masking;
import org.jspecify.annotations.Nullable;

/**
 * Result of one message that the API accepted.
 *
 * @param messageId the API's id of the message
 * @param status the status of the message, documented to be {@code queued}
 * @param segments the number of segments of the text, or {@code null} if the API did not
 * return it
 * @param gsm7 {@code true} if the text is encoded as GSM-7, {@code false} if as UCS-2,
 * {@code null} if the API did not return it
 * @param deprecated whether the API marked the response as one of a deprecated version
 * @since 0.1.0
 */
public record SendResult(String messageId, String status, @Nullable Integer segments, @Nullable Boolean gsm7,
		boolean deprecated) {

	@Override
	public String toString() {
		return "SendResult[messageId=" + Masking.numbersIn(this.messageId) + ", status="
				+ Masking.numbersIn(this.status) + ", segments=" + this.segments + ", gsm7=" + this.gsm7
				+ ", deprecated=" + this.deprecated + "]";
	}

}
