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

package com.tracklysms.spring.campaign;

import java.util.function.Consumer;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.ledger.SendLedger;
import com.tracklysms.spring.message.CampaignMessage;
import com.tracklysms.spring.message.CampaignReport;

import org.springframework.util.Assert;

/**
 * {@link CampaignOperations} over {@link TracklyOperations} and a {@link SendLedger}.
 *
 * @since 0.1.0
 */
public final class CampaignTemplate implements CampaignOperations {

	private final TracklyOperations operations;

	private final SendLedger ledger;

	/**
	 * Create a template.
	 * @param operations the operations that send messages
	 * @param ledger the ledger that keeps what became of them
	 */
	public CampaignTemplate(TracklyOperations operations, SendLedger ledger) {
		Assert.notNull(operations, "'operations' must not be null");
		Assert.notNull(ledger, "'ledger' must not be null");
		this.operations = operations;
		this.ledger = ledger;
	}

	@Override
	public CampaignReport sendAll(String campaign, Iterable<CampaignMessage> messages,
			Consumer<? super CampaignReport> progress) {
		try (CampaignRun run = new CampaignRun(this.ledger, campaign)) {
			return new BlockingCampaign(this.operations, run, progress).send(messages);
		}
	}

	@Override
	public String toString() {
		return "CampaignTemplate[operations=" + this.operations + "]";
	}

}
