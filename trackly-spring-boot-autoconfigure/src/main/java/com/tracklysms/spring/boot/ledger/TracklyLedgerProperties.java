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

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for the ledger of sends.
 *
 * @since 0.1.0
 */
@ConfigurationProperties(TracklyLedgerProperties.PREFIX)
public class TracklyLedgerProperties {

	static final String PREFIX = "trackly.ledger";

	/**
	 * Whether to keep what became of each message of a campaign in the database.
	 */
	private boolean enabled;

	/**
	 * Time after its claim at which a message in flight becomes unknown. Must be longer
	 * than a message takes from its claim to its end.
	 */
	private Duration claimTimeout = Duration.ofMinutes(15);

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public Duration getClaimTimeout() {
		return this.claimTimeout;
	}

	public void setClaimTimeout(Duration claimTimeout) {
		this.claimTimeout = claimTimeout;
	}

}
