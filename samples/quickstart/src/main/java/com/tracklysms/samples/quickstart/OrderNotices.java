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

package com.tracklysms.samples.quickstart;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.lists.SendingList;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.message.SmsMessage;

import org.springframework.stereotype.Service;

/**
 * Texts customers about their orders: all that an application of yours needs.
 */
@Service
class OrderNotices {

	private final TracklyTemplate trackly;

	OrderNotices(TracklyTemplate trackly) {
		this.trackly = trackly;
	}

	SendResult shipped(String customer, int order) {
		return this.trackly.send(notice(customer, order));
	}

	BulkSendResult shipped(Collection<String> customers, int order) {
		List<SmsMessage> notices = customers.stream().map((customer) -> notice(customer, order)).toList();
		return this.trackly.sendBulk(notices);
	}

	List<SendingList> senders() {
		return this.trackly.opsForLists().findAll();
	}

	private SmsMessage notice(String customer, int order) {
		return SmsMessage.of(customer, "Your order " + order + " is on its way").withMetadata(Map.of("order", order));
	}

}
