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

import java.util.stream.IntStream;

import com.tracklysms.spring.message.CampaignMessage;
import com.tracklysms.spring.testsupport.LedgerDatabase;
import com.tracklysms.spring.testsupport.kill.SenderOrders;

/**
 * Process that runs a campaign, and may kill itself meanwhile.
 */
public final class CampaignProcess {

	private CampaignProcess() {
	}

	public static void main(String[] args) {
		SenderOrders orders = SenderOrders.receive(args);
		LedgerDatabase database = LedgerDatabase.open(orders.url(), 5);
		CampaignOperations campaigns = new CampaignTemplate(orders.template(), orders.ledger(database));
		System.out.println(campaigns.sendAll(SenderOrders.CAMPAIGN,
				() -> IntStream.range(0, orders.messages())
					.mapToObj((number) -> CampaignMessage.of(SenderOrders.key(number), SenderOrders.message(number)))
					.iterator()));
		System.exit(0);
	}

}
