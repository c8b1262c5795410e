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

import java.time.Clock;
import java.time.Duration;

import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.boot.health.CachedHealth;
import com.tracklysms.spring.boot.health.TracklyHealthIndicator;
import com.tracklysms.spring.internal.http.DefaultTracklyExceptionTranslator;
import com.tracklysms.spring.lists.SendingListOperations;
import com.tracklysms.spring.settings.RateLimitSettings;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the health indicator of the
 * Trackly API.
 * <p>
 * Disabled by default, and not enabled by {@code management.health.defaults.enabled}: the
 * indicator makes requests with the API key of the account, and an application that
 * merely cannot send messages should usually not be taken out of service.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = TracklyAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBooleanProperty(TracklyHealthIndicatorProperties.PREFIX + ".enabled")
@ConditionalOnBean(TracklyTemplateBuilder.class)
@Conditional({ OnTracklyEnabledCondition.class, TracklyHealthContributorAutoConfiguration.OnApiKeyCondition.class })
@EnableConfigurationProperties(TracklyHealthIndicatorProperties.class)
public final class TracklyHealthContributorAutoConfiguration {

	TracklyHealthContributorAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(name = { "tracklyHealthIndicator", "tracklyHealthContributor" })
	TracklyHealthIndicator tracklyHealthContributor(TracklyTemplateBuilder builder,
			TracklyHealthIndicatorProperties properties) {
		Duration timeout = properties.getTimeout();
		check(timeout.compareTo(Duration.ZERO) > 0, "timeout", "Timeout must be more than zero");
		Duration timeToLive = properties.getCache().getTimeToLive();
		check(!timeToLive.isNegative(), "cache.time-to-live", "Time to live must not be negative");
		return new TracklyHealthIndicator(lists(builder.copy(), timeout),
				new CachedHealth(timeToLive, Clock.systemUTC()));
	}

	/**
	 * A health check reports the current state, so it neither retries nor waits. A custom
	 * exception translator of the application must not change the kind of a failure.
	 */
	private SendingListOperations lists(TracklyTemplateBuilder builder, Duration timeout) {
		return builder.retry((settings) -> settings.withEnabled(false))
			.rateLimit((settings) -> RateLimitSettings.defaults().withAdaptive(false))
			.exceptionTranslator(new DefaultTracklyExceptionTranslator())
			.timeout(timeout)
			.build()
			.opsForLists();
	}

	private void check(boolean valid, String property, String reason) {
		if (!valid) {
			throw new InvalidTracklyPropertyException(TracklyHealthIndicatorProperties.PREFIX + "." + property, reason);
		}
	}

	/**
	 * Condition that matches if the builder has an API key, as far as is known.
	 */
	static class OnApiKeyCondition extends AnyNestedCondition {

		OnApiKeyCondition() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnBean(TracklyConnectionDetails.class)
		static class Connection {

		}

		@ConditionalOnMissingBean(TracklyTemplateBuilderFactory.class)
		static class BuilderOfTheApplication {

		}

	}

}
