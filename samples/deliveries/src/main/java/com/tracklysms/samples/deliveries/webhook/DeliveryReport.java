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

package com.tracklysms.samples.deliveries.webhook;

import java.time.Instant;

import com.tracklysms.spring.webhook.DeliveryEvent;
import com.tracklysms.spring.webhook.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a provider has reported about a message.
 *
 * @param messageId the API's id of the message
 * @param recipient the recipient's phone number
 * @param status the status, as the API words it
 * @param statusDetail the provider's reason
 * @param finality 2 if the message has arrived, 1 if it never will, 0 if that is open
 * @param reportedAt the time of the report, or {@code null} if the event has none
 */
record DeliveryReport(String messageId, String recipient, String status, @Nullable String statusDetail, int finality,
		@Nullable Instant reportedAt) {

	static DeliveryReport of(String messageId, String recipient, String status, DeliveryEvent event) {
		return new DeliveryReport(messageId, recipient, status, event.statusDetail(), finality(event.deliveryStatus()),
				event.timestamp());
	}

	private static int finality(@Nullable DeliveryStatus status) {
		if (status == null || !status.isFinal()) {
			return 0;
		}
		return (status == DeliveryStatus.DELIVERED) ? 2 : 1;
	}

}
