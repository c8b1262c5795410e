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

package com.tracklysms.benchmark.candidate;

import java.util.Iterator;

import com.tracklysms.benchmark.context.ClientContext;
import com.tracklysms.benchmark.sample.SampleBatch;
import com.tracklysms.spring.campaign.CampaignOperations;
import com.tracklysms.spring.message.CampaignMessage;
import com.tracklysms.spring.message.CampaignReport;
import com.tracklysms.spring.message.SmsMessage;

import org.springframework.util.Assert;

/**
 * Sends with {@link CampaignOperations#sendAll(String, Iterable)}, each time a new
 * campaign, from a source that makes each message when it is asked for.
 */
final class CampaignCandidate implements BulkCandidate {

	private final CampaignOperations campaigns;

	private int count;

	CampaignCandidate(ClientContext context) {
		this.campaigns = context.campaigns();
	}

	@Override
	public void sendAll(long messages) {
		CampaignReport report = this.campaigns.sendAll("spring-sale-" + this.count++, () -> source(messages));
		Assert.state(report.queued() == messages, report::toString);
	}

	private static Iterator<CampaignMessage> source(long messages) {
		return new Iterator<>() {

			private final LazyMessages source = new LazyMessages(messages);

			private long position;

			@Override
			public boolean hasNext() {
				return this.source.hasNext();
			}

			@Override
			public CampaignMessage next() {
				SmsMessage message = this.source.next();
				return CampaignMessage.of(SampleBatch.keyAt(this.position++), message);
			}

		};
	}

}
