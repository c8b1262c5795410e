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

package com.tracklysms.samples.deliveries.webhook;

import com.tracklysms.spring.webhook.UnsubscribeEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Stores who has opted out, in the transaction in which the event is remembered.
 */
@Component
class OptOutListener {

	private static final Log logger = LogFactory.getLog(OptOutListener.class);

	private final OptOuts optOuts;

	private final String listNumber;

	OptOutListener(OptOuts optOuts, @Value("${trackly.from}") String listNumber) {
		this.optOuts = optOuts;
		this.listNumber = listNumber;
	}

	@EventListener
	void on(UnsubscribeEvent event) {
		if (event.phoneNumber() == null) {
			logger.warn("Opt-out does not tell whose it is: " + event);
		}
		else if (this.listNumber.equals(event.listNumber())) {
			this.optOuts.add(event.phoneNumber(), event.timestamp());
		}
	}

}
