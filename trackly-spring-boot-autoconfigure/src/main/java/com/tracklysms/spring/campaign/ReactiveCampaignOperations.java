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
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Operations for campaigns without blocking, implemented by
 * {@link ReactiveCampaignTemplate}. Behavior and failures are those of
 * {@link CampaignOperations}. Nothing happens before the result is subscribed to.
 *
 * @since 0.1.0
 */
public interface ReactiveCampaignOperations {

	/**
	 * Send the messages of a campaign that have not been sent before.
	 * @param campaign the name of the campaign
	 * @param messages the messages
	 * @return the report on all messages that were read, as for
	 * {@link #sendAll(String, Publisher, Consumer)}
	 */
	default Mono<CampaignReport> sendAll(String campaign, Publisher<CampaignMessage> messages) {
		return sendAll(campaign, messages, (report) -> {
		});
	}

	/**
	 * Send the messages of a campaign that have not been sent before, in batches.
	 * <p>
	 * The source is asked for a thousand messages at a time, and for no more than can be
	 * sent. A thread of Reactor's bounded elastic scheduler is occupied until the end,
	 * since databases are used by JDBC. A cancellation stops reading; requests in flight
	 * are awaited for up to ten seconds, and what is known about their messages is
	 * recorded.
	 * @param campaign the name of the campaign
	 * @param messages the messages. If several have the same key, one is sent and the
	 * others are counted as duplicates
	 * @param progress the consumer of the report so far, called after ends were recorded.
	 * It must not block
	 * @return the report on all messages that were read, or a {@link CampaignException}
	 * as for {@link CampaignOperations#sendAll(String, Iterable, Consumer)}
	 */
	Mono<CampaignReport> sendAll(String campaign, Publisher<CampaignMessage> messages,
			Consumer<? super CampaignReport> progress);

}
