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

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.message.SendAllException;
import com.tracklysms.spring.message.SmsMessage;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Service;

/**
 * Sends one text to many people.
 */
@Service
class CampaignSender {

	private static final Log logger = LogFactory.getLog(CampaignSender.class);

	private static final SendOutcome NOT_READ = new SendOutcome(SendState.NOT_SENT, null, "The campaign was stopped");

	private static final SendOutcome NOT_STORED = new SendOutcome(SendState.UNKNOWN, null,
			"The campaign was broken off");

	private final TracklyOperations trackly;

	private final Campaigns campaigns;

	private final Messages messages;

	private final SendOutcomes outcomes;

	private final TaskExecutor executor;

	private final ApplicationEventPublisher publisher;

	CampaignSender(TracklyOperations trackly, Campaigns campaigns, Messages messages, SendOutcomes outcomes,
			TaskExecutor applicationTaskExecutor, ApplicationEventPublisher publisher) {
		this.trackly = trackly;
		this.campaigns = campaigns;
		this.messages = messages;
		this.outcomes = outcomes;
		this.executor = applicationTaskExecutor;
		this.publisher = publisher;
	}

	/**
	 * Start a campaign, and return before it is sent.
	 * @return the number of messages: nobody gets two
	 */
	int start(String name, List<String> recipients, String body) {
		Set<String> distinct = new LinkedHashSet<>(recipients);
		long campaign = this.campaigns.start(name, distinct.size());
		this.messages.addAll(campaign, distinct, body);
		this.publisher.publishEvent(new MessagesChanged());
		this.executor.execute(() -> send(campaign));
		return distinct.size();
	}

	private void send(long campaign) {
		SendOutcome rest = NOT_STORED;
		try {
			List<OutgoingMessage> outgoing = this.messages.findBeingSent(campaign);
			Iterable<SmsMessage> source = () -> outgoing.stream().map(OutgoingMessage::toSmsMessage).iterator();
			BatchOutcomeReader reader = new BatchOutcomeReader(outgoing);
			this.trackly.sendAll(source, (batch) -> this.outcomes.storeAll(reader.read(batch)));
			rest = NOT_READ;
		}
		catch (SendAllException ex) {
			logger.error("Campaign " + campaign + " was broken off: " + ex.getReport(), ex.getCause());
		}
		finally {
			this.campaigns.end(campaign, rest);
			this.publisher.publishEvent(new MessagesChanged());
		}
	}

}
