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

package com.tracklysms.simulator.boot.example;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.contacts.Contact;
import com.tracklysms.spring.contacts.ContactMembership;
import com.tracklysms.spring.contacts.ContactOperations;
import com.tracklysms.spring.webhook.UnsubscribeEvent;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has who answers STOP unsubscribed from all lists, as the reference manual shows.
 */
@Component
class OptOuts {

	private final ContactOperations contacts;

	OptOuts(TracklyOperations trackly) {
		this.contacts = trackly.opsForContacts();
	}

	@EventListener
	void optedOut(UnsubscribeEvent event) {
		this.contacts.findByPhoneNumber(event.phoneNumber()).ifPresent(this::unsubscribe);
	}

	private void unsubscribe(Contact contact) {
		for (ContactMembership list : contact.lists()) {
			if (Boolean.TRUE.equals(list.active()) && list.listNumber() != null) {
				this.contacts.unsubscribe(contact.phoneNumber(), list.listNumber());
			}
		}
	}

}
