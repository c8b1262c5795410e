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

import com.tracklysms.spring.message.CampaignException;
import com.tracklysms.spring.message.CampaignMessage;
import com.tracklysms.spring.message.CampaignReport;

/**
 * Operations for campaigns that survive the end of their process, implemented by
 * {@link CampaignTemplate}. A campaign is run again by the same call: what was queued or
 * rejected before is skipped, what is unknown is reported, and the rest is sent.
 * <p>
 * A campaign can be run by several processes at the same time, which then share its
 * messages.
 *
 * @since 0.1.0
 * @see com.tracklysms.spring.ledger.SendLedger
 */
public interface CampaignOperations {

	/**
	 * Send the messages of a campaign that have not been sent before.
	 * @param campaign the name of the campaign
	 * @param messages the messages
	 * @return the report on all messages that were read
	 * @throws CampaignException as for {@link #sendAll(String, Iterable, Consumer)}
	 */
	default CampaignReport sendAll(String campaign, Iterable<CampaignMessage> messages) {
		return sendAll(campaign, messages, (report) -> {
		});
	}

	/**
	 * Send the messages of a campaign that have not been sent before, in batches.
	 * <p>
	 * The source is read on the calling thread, a thousand messages at a time, and no
	 * faster than they can be sent, so that it can be of any length. Keys are claimed
	 * before their messages are sent, and ends recorded after, on other threads. What
	 * holds for each batch is described at
	 * {@link com.tracklysms.spring.TracklyOperations#sendAll(Iterable, Consumer)}.
	 * @param campaign the name of the campaign, of 1 to 100 characters, without white
	 * space at its ends
	 * @param messages the messages. If several have the same key, one is sent and the
	 * others are counted as duplicates
	 * @param progress the consumer of the report so far, called on the calling thread
	 * after ends were recorded
	 * @return the report on all messages that were read; if the application shuts down,
	 * those that were not sent yet are unsent in it
	 * @throws CampaignException if the source, the consumer or the database fails, or if
	 * the thread is interrupted; contains the report. Before, requests under way are
	 * awaited for up to ten seconds, and their ends are recorded
	 */
	CampaignReport sendAll(String campaign, Iterable<CampaignMessage> messages,
			Consumer<? super CampaignReport> progress);

}
