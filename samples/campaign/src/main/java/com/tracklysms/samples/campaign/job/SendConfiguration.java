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

package com.tracklysms.samples.campaign.job;

import com.tracklysms.samples.campaign.CampaignProperties;
import com.tracklysms.samples.campaign.recipients.Recipient;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.batch.TracklyItemWriter;
import com.tracklysms.spring.ledger.SendLedger;
import com.tracklysms.spring.message.SmsMessage;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/**
 * How a recipient gets a text.
 */
@Configuration(proxyBeanMethods = false)
class SendConfiguration {

	@Bean
	TracklyItemWriter<Recipient> tracklyItemWriter(TracklyOperations trackly, SendLedger ledger,
			CampaignProperties properties) {
		return TracklyItemWriter.<Recipient>builder(trackly, ledger)
			.campaign(properties.name())
			.key(Recipient::key)
			.message((recipient) -> message(recipient, properties.text()))
			.failOnUnsent(true)
			.build();
	}

	private SmsMessage message(Recipient recipient, String text) {
		String name = StringUtils.hasText(recipient.firstName()) ? recipient.firstName() : "there";
		return SmsMessage.of(recipient.number(), text.replace("{name}", name));
	}

}
