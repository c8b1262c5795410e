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

package com.tracklysms.spring.boot.webhook;

import java.time.Clock;
import java.time.Duration;

import com.tracklysms.spring.webhook.HmacWebhookSignatureVerifier;
import com.tracklysms.spring.webhook.InMemoryWebhookEventStore;
import com.tracklysms.spring.webhook.TracklyWebhookProcessorBuilder;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.StringUtils;

/**
 * Checks properties, and applies them.
 */
class WebhookSettings {

	static final String STORE = TracklyWebhookProperties.PREFIX + ".deduplication.store";

	private static final String MAX_AGE = TracklyWebhookProperties.PREFIX + ".max-age";

	private static final String MAX_CLOCK_SKEW = TracklyWebhookProperties.PREFIX + ".max-clock-skew";

	private static final String TIME_TO_LIVE = TracklyWebhookProperties.PREFIX + ".deduplication.time-to-live";

	private final TracklyWebhookProperties properties;

	WebhookSettings(TracklyWebhookProperties properties) {
		this.properties = properties;
	}

	HmacWebhookSignatureVerifier signatureVerifier() {
		for (String secret : this.properties.getSecrets()) {
			check(StringUtils.hasText(secret), OnWebhookSecretCondition.PROPERTY, "", "A secret must not be blank");
		}
		return new HmacWebhookSignatureVerifier(this.properties.getSecrets());
	}

	InMemoryWebhookEventStore inMemoryStore(Clock clock) {
		int maxEntries = this.properties.getDeduplication().getMaxEntries();
		check(maxEntries > 0, TracklyWebhookProperties.PREFIX + ".deduplication.max-entries", maxEntries,
				"Number of entries must be 1 or more");
		return new InMemoryWebhookEventStore(maxEntries, timeToLive(), clock);
	}

	/**
	 * An event could be published a second time if it were forgotten while it is young
	 * enough.
	 */
	Duration timeToLive() {
		Duration timeToLive = this.properties.getDeduplication().getTimeToLive();
		Duration shortest = maxAge().plus(maxClockSkew());
		check(measurable(timeToLive, TIME_TO_LIVE).compareTo(shortest) >= 0, TIME_TO_LIVE, timeToLive,
				"Events must be remembered for " + MAX_AGE + " and " + MAX_CLOCK_SKEW + " together, or longer");
		return timeToLive;
	}

	private Duration maxAge() {
		return measurable(this.properties.getMaxAge(), MAX_AGE);
	}

	private Duration maxClockSkew() {
		return measurable(this.properties.getMaxClockSkew(), MAX_CLOCK_SKEW);
	}

	private Duration measurable(Duration duration, String property) {
		check(!duration.isNegative() && duration.compareTo(Duration.ofDays(3650)) <= 0, property, duration,
				"Duration must not be negative, nor longer than ten years");
		return duration;
	}

	void applyTo(TracklyWebhookProcessorBuilder builder) {
		check(!this.properties.getMaxAge().isZero(), MAX_AGE, this.properties.getMaxAge(),
				"Maximum age must be more than zero");
		check(this.properties.getMaxBodySize().toBytes() > 0 && this.properties.getMaxBodySize().toMegabytes() <= 16,
				TracklyWebhookProperties.PREFIX + ".max-body-size", this.properties.getMaxBodySize(),
				"Size must be more than zero, and 16 MB at most");
		builder.maxAge(maxAge()).maxClockSkew(maxClockSkew()).maxBodySize(this.properties.getMaxBodySize());
	}

	String path() {
		String path = this.properties.getPath();
		check(path.startsWith("/") && path.length() > 1 && path.matches("[\\w./~-]+"),
				TracklyWebhookProperties.PREFIX + ".path", path,
				"Path must begin with a slash, and consist of letters, digits and any of -._~/");
		return path;
	}

	private static void check(boolean valid, String property, Object value, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException(property, value, reason);
		}
	}

}
