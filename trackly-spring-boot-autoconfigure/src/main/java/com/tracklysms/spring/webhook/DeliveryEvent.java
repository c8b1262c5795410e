/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package com.tracklysms.spring.webhook;

import java.time.Instant;
import java.util.Map;

import com.tracklysms.spring.support.Masking;
import org.jspecify.annotations.Nullable;

/**
 * Report of a provider about the delivery of a message. {@link #toString()} masks the
 * phone numbers.
 * <p>
 * Source: the page "Webhook events" of the API reference of v2. Fields that are missing
 * are {@code null}. The order of events is not documented, nor whether there is one for
 * each status.
 *
 * @param messageId the id of the message, as in
 * {@link com.tracklysms.spring.message.SendResult}. Messages of bulk requests have ids
 * that their answers do not tell
 * @param to the recipient's phone number
 * @param listNumber the phone number the message was sent from
 * @param status the status, documented to be one of {@link DeliveryStatus}
 * @param statusDetail the provider's reason, such as {@code REJECTED_SPAM}
 * @param provider the provider, such as {@code infobip}
 * @param timestamp the time of the report
 * @param attributes all fields as received
 * @since 0.1.0
 */
public record DeliveryEvent(@Nullable String messageId, @Nullable String to, @Nullable String listNumber,
		@Nullable String status, @Nullable String statusDetail, @Nullable String provider, @Nullable Instant timestamp,
		Map<String, Object> attributes) implements TracklyWebhookEvent {

	/**
	 * Value of {@link #event()}.
	 */
	public static final String NAME = "delivery";

	/**
	 * Create an event.
	 * @param messageId the id of the message
	 * @param to the recipient's phone number
	 * @param listNumber the phone number the message was sent from
	 * @param status the status
	 * @param statusDetail the provider's reason
	 * @param provider the provider
	 * @param timestamp the time of the report
	 * @param attributes all fields as received
	 */
	public DeliveryEvent {
		attributes = WebhookAttributes.copyOf(attributes);
	}

	@Override
	public String event() {
		return NAME;
	}

	/**
	 * Return the status as a constant.
	 * @return the status, or {@code null} for a word that is not documented
	 */
	public @Nullable DeliveryStatus deliveryStatus() {
		return DeliveryStatus.of(this.status);
	}

	@Override
	public String toString() {
		return "DeliveryEvent[messageId=" + WebhookAttributes.masked(this.messageId) + ", to=" + Masking.number(this.to)
				+ ", listNumber=" + Masking.number(this.listNumber) + ", status="
				+ WebhookAttributes.masked(this.status) + ", statusDetail="
				+ WebhookAttributes.masked(this.statusDetail) + ", provider=" + WebhookAttributes.masked(this.provider)
				+ ", timestamp=" + this.timestamp + "]";
	}

}
