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

import com.tracklysms.spring.webhook.DeliveryEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Stores what providers report, in the transaction in which the event is remembered. If
 * that fails, neither is stored, and Trackly sends the event again.
 */
@Component
class DeliveryListener {

	private static final Log logger = LogFactory.getLog(DeliveryListener.class);

	private final DeliveryReports reports;

	private final ReportMatcher matcher;

	private final String listNumber;

	DeliveryListener(DeliveryReports reports, ReportMatcher matcher, @Value("${trackly.from}") String listNumber) {
		this.reports = reports;
		this.matcher = matcher;
		this.listNumber = listNumber;
	}

	@EventListener
	void on(DeliveryEvent event) {
		if (event.messageId() == null || event.to() == null || event.status() == null) {
			logger.warn("Report does not tell what it is about: " + event);
		}
		else if (this.listNumber.equals(event.listNumber())) {
			this.reports.merge(DeliveryReport.of(event.messageId(), event.to(), event.status(), event));
			if (!this.matcher.hasMessage(event.messageId())) {
				this.matcher.match(event.to());
			}
		}
	}

}
