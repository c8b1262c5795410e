package com.tracklysms.spring.lists;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A sending list: a number of the account that messages are sent from, and what belongs
 * to it. Neither the whole number nor the names, which people choose and which can hold
 * it, appear in {@link #toString()}.
 * <p>
 * Source: the API reference's page "Get list". What the API leaves out, or writes in
 * another form than documented, is {@code null}.
 *
 * @param id the id
 * @param phoneNumber the number in E.164 form, which is the sender of messages under API
 * v2 ({@code trackly.from}). Whether it belongs to an id of API v1 is not documented
 * @param brandName the brand
 * @param listName the name
 * @param listType the provider, documented as {@code lime}, {@code infobip},
 * {@code twilio} or {@code cm}
 * @param status the status as the API sent it, documented as those of
 * {@link SendingListStatus}
 * @param contactCount the number of active contacts
 * @param createdAt the time when the list was made
 * @since 0.1.0
 */
public record SendingList(long id, String phoneNumber, @Nullable String brandName, @Nullable String listName,
		@Nullable String listType, @Nullable String status, @Nullable Long contactCount, @Nullable Instant createdAt) {

	private static final int SHOWN_DIGITS = 4;

	private static final int SHORTEST_SHOWN = 8;

	/**
	 * Return whether messages can be sent from this list, as far as its status tells.
	 * @return whether the status is {@link SendingListStatus#ACTIVE}
	 */
	public boolean isActive() {
		return SendingListStatus.ACTIVE.getValue().equals(this.status);
	}

	@Override
	public String toString() {
		return "SendingList[id=" + this.id + ", phoneNumber=***" + lastDigits() + ", status=" + this.status + "]";
	}

	private String lastDigits() {
		int length = this.phoneNumber.length();
		return (length >= SHORTEST_SHOWN) ? this.phoneNumber.substring(length - SHOWN_DIGITS) : "";
	}

}
