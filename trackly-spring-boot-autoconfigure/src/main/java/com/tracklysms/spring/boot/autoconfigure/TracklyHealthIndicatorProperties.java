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

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for the health indicator of the Trackly API.
 *
 * @since 0.1.0
 */
@ConfigurationProperties(TracklyHealthIndicatorProperties.PREFIX)
public class TracklyHealthIndicatorProperties {

	static final String PREFIX = "management.health.trackly";

	/**
	 * Timeout of a health check.
	 */
	private Duration timeout = Duration.ofSeconds(2);

	private final Cache cache = new Cache();

	public Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(Duration timeout) {
		this.timeout = timeout;
	}

	public Cache getCache() {
		return this.cache;
	}

	/**
	 * Properties for caching results.
	 */
	public static class Cache {

		/**
		 * Time to cache the result of a health check, whether it is up or down. Zero
		 * disables caching.
		 */
		private Duration timeToLive = Duration.ofSeconds(30);

		public Duration getTimeToLive() {
			return this.timeToLive;
		}

		public void setTimeToLive(Duration timeToLive) {
			this.timeToLive = timeToLive;
		}

	}

}
