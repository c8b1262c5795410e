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

package com.tracklysms.spring.internal.protocol;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import com.tracklysms.spring.message.ContactData;
import com.tracklysms.spring.message.SmsMessage;

/**
 * Messages of one bulk request, which have been checked one by one.
 */
public final class BulkMessages {

	private final List<SmsMessage> messages = new ArrayList<>();

	/**
	 * Contact data is written once, when it is checked.
	 */
	private final Map<ContactData, String> contactData = new IdentityHashMap<>(0);

	private long size;

	public void add(BulkMessage message) {
		this.messages.add(message.message());
		this.size += message.size();
		if (message.contactData() != null && message.message().contactData() != null) {
			this.contactData.put(message.message().contactData(), message.contactData());
		}
	}

	public List<SmsMessage> messages() {
		return this.messages;
	}

	/**
	 * Return the contact data as JSON, by the contact data of the messages.
	 */
	Map<ContactData, String> contactData() {
		return this.contactData;
	}

	/**
	 * Return the number of bytes that the messages take in a request, or somewhat more.
	 */
	public long size() {
		return this.size;
	}

}
