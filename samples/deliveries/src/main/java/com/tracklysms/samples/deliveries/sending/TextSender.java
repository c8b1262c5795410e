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

package com.tracklysms.samples.deliveries.sending;

import java.time.Duration;

import com.tracklysms.samples.deliveries.webhook.OptOuts;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.error.TracklyException;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Sends single texts.
 */
@Service
class TextSender {

	private static final Duration PATIENCE_OF_A_PERSON = Duration.ofSeconds(5);

	private final TracklyOperations trackly;

	private final Messages messages;

	private final SendOutcomes outcomes;

	private final OptOuts optOuts;

	private final ApplicationEventPublisher publisher;

	TextSender(TracklyOperations trackly, Messages messages, SendOutcomes outcomes, OptOuts optOuts,
			ApplicationEventPublisher publisher) {
		this.trackly = trackly.withMaxDuration(PATIENCE_OF_A_PERSON);
		this.messages = messages;
		this.outcomes = outcomes;
		this.optOuts = optOuts;
		this.publisher = publisher;
	}

	SendOutcome send(String to, String body) {
		if (this.optOuts.contains(to)) {
			add(to, body, SendState.OPTED_OUT);
			return SendOutcome.OPTED_OUT;
		}
		OutgoingMessage message = add(to, body, SendState.SENDING);
		SendOutcome outcome = request(message);
		this.outcomes.store(message, outcome);
		return outcome;
	}

	private OutgoingMessage add(String to, String body, SendState state) {
		OutgoingMessage message = this.messages.add(to, body, state);
		this.publisher.publishEvent(new MessagesChanged());
		return message;
	}

	private SendOutcome request(OutgoingMessage message) {
		try {
			return SendOutcome.queued(this.trackly.send(message.toSmsMessage()));
		}
		catch (TracklyException ex) {
			return SendOutcome.failed(ex);
		}
	}

}
