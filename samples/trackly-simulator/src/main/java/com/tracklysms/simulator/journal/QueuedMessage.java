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

package com.tracklysms.simulator.journal;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.internal.phone.E164;
import com.tracklysms.simulator.internal.phone.PhoneNumberMask;
import org.jspecify.annotations.Nullable;

/**
 * A message that the simulator took into its queue.
 *
 * @param messageId the id, the one answered for a single send
 * @param to the recipient with a leading plus sign and digits only
 * @param from the id of the sender in v1, the number of the sending list in v2
 * @param body the text
 * @param metadata the metadata, empty if the message had none; not read from v1 bulks
 * @param queuedAt the time of queueing
 * @param endpoint the endpoint that took the message
 * @param options what a v2 message said beside this, {@link MessageOptions#NONE} for v1
 */
public record QueuedMessage(String messageId, String to, String from, String body,
		Map<String, @Nullable Object> metadata, Instant queuedAt, TracklyEndpoint endpoint, MessageOptions options) {

	public QueuedMessage {
		// Map.copyOf refuses the null values that JSON has
		metadata = metadata.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
	}

	/**
	 * Create a message without options.
	 * @param messageId the id, the one answered for a single send
	 * @param to the recipient with a leading plus sign and digits only
	 * @param from the id of the sender in v1, the number of the sending list in v2
	 * @param body the text
	 * @param metadata the metadata, empty if the message had none
	 * @param queuedAt the time of queueing
	 * @param endpoint the endpoint that took the message
	 */
	public QueuedMessage(String messageId, String to, String from, String body, Map<String, @Nullable Object> metadata,
			Instant queuedAt, TracklyEndpoint endpoint) {
		this(messageId, to, from, body, metadata, queuedAt, endpoint, MessageOptions.NONE);
	}

	/**
	 * Return the recipient with all but the last four digits hidden.
	 * @return the masked number
	 */
	public String maskedTo() {
		return PhoneNumberMask.mask(this.to);
	}

	/**
	 * Return the sender, with all but the last four digits hidden if it is a number.
	 * @return the id of the sender, or the masked number of the sending list
	 */
	public String maskedFrom() {
		return E164.matches(this.from) ? PhoneNumberMask.mask(this.from) : this.from;
	}

	/**
	 * Return a form for logs, without body, metadata and whole numbers.
	 */
	@Override
	public String toString() {
		return "QueuedMessage[messageId=%s, to=%s, from=%s, queuedAt=%s, endpoint=%s]".formatted(this.messageId,
				maskedTo(), maskedFrom(), this.queuedAt, this.endpoint);
	}

}
