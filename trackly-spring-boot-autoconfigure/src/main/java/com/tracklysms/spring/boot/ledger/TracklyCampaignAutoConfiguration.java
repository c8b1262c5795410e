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

package com.tracklysms.spring.boot.ledger;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.boot.autoconfigure.TracklyAutoConfiguration;
import com.tracklysms.spring.campaign.CampaignOperations;
import com.tracklysms.spring.campaign.CampaignTemplate;
import com.tracklysms.spring.campaign.ReactiveCampaignOperations;
import com.tracklysms.spring.campaign.ReactiveCampaignTemplate;
import com.tracklysms.spring.ledger.SendLedger;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for campaigns that are sent through
 * a ledger.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { TracklyAutoConfiguration.class, TracklyLedgerAutoConfiguration.class })
@ConditionalOnBean(SendLedger.class)
public final class TracklyCampaignAutoConfiguration {

	TracklyCampaignAutoConfiguration() {
	}

	@Bean
	@ConditionalOnSingleCandidate(TracklyOperations.class)
	@ConditionalOnMissingBean(CampaignOperations.class)
	CampaignTemplate tracklyCampaignTemplate(TracklyOperations operations, SendLedger ledger) {
		return new CampaignTemplate(operations, ledger);
	}

	@Bean
	@ConditionalOnSingleCandidate(CampaignOperations.class)
	@ConditionalOnMissingBean(ReactiveCampaignOperations.class)
	ReactiveCampaignTemplate reactiveTracklyCampaignTemplate(CampaignOperations operations) {
		return new ReactiveCampaignTemplate(operations);
	}

}
