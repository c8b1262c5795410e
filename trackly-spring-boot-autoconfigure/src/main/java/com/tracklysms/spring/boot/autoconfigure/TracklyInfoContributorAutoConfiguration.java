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

package com.tracklysms.spring.boot.autoconfigure;

import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the info contributor of the
 * Trackly client.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = TracklyAutoConfiguration.class)
@ConditionalOnClass({ InfoContributor.class, ConditionalOnEnabledInfoContributor.class })
@ConditionalOnBean({ TracklyConnectionDetails.class, TracklyProperties.class })
@ConditionalOnEnabledInfoContributor("trackly")
@Conditional(OnTracklyEnabledCondition.class)
public final class TracklyInfoContributorAutoConfiguration {

	TracklyInfoContributorAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(name = "tracklyInfoContributor")
	TracklyInfoContributor tracklyInfoContributor(TracklyConnectionDetails connectionDetails,
			TracklyProperties properties) {
		return new TracklyInfoContributor(connectionDetails, properties);
	}

}
