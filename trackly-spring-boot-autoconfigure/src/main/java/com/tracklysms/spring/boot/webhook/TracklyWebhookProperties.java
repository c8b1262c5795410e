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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties for the webhook.
 *
 * @since 0.1.0
 */
@ConfigurationProperties(TracklyWebhookProperties.PREFIX)
public class TracklyWebhookProperties {

	static final String PREFIX = "trackly.webhook";

	/**
	 * Secrets of the webhook, of which an event must be signed with one. Two of them
	 * while a secret is being rotated. Without any, there is no endpoint.
	 */
	private List<String> secrets = new ArrayList<>();

	/**
	 * Path of the endpoint within the application.
	 */
	private String path = "/trackly/webhook";

	/**
	 * Maximum size of a request body.
	 */
	private DataSize maxBodySize = DataSize.ofKilobytes(64);

	/**
	 * Maximum age of an event. Older ones are acknowledged, but not published.
	 */
	private Duration maxAge = Duration.ofHours(24);

	/**
	 * How far in the future the time of an event may be, since clocks differ.
	 */
	private Duration maxClockSkew = Duration.ofMinutes(5);

	private final Deduplication deduplication = new Deduplication();

	public List<String> getSecrets() {
		return this.secrets;
	}

	public void setSecrets(List<String> secrets) {
		this.secrets = secrets;
	}

	public String getPath() {
		return this.path;
	}

	public void setPath(String path) {
		this.path = path;
	}

	public DataSize getMaxBodySize() {
		return this.maxBodySize;
	}

	public void setMaxBodySize(DataSize maxBodySize) {
		this.maxBodySize = maxBodySize;
	}

	public Duration getMaxAge() {
		return this.maxAge;
	}

	public void setMaxAge(Duration maxAge) {
		this.maxAge = maxAge;
	}

	public Duration getMaxClockSkew() {
		return this.maxClockSkew;
	}

	public void setMaxClockSkew(Duration maxClockSkew) {
		this.maxClockSkew = maxClockSkew;
	}

	public Deduplication getDeduplication() {
		return this.deduplication;
	}

	/**
	 * Settings of the store of processed events.
	 */
	public static class Deduplication {

		/**
		 * Where events are remembered: in the memory of each instance, or in the database
		 * of the application.
		 */
		private StoreType store = StoreType.MEMORY;

		/**
		 * Maximum number of events to remember. Beyond, the oldest ones are forgotten.
		 */
		private int maxEntries = 100_000;

		/**
		 * Time for which events are remembered. At least the maximum age of an event and
		 * the clock skew together.
		 */
		private Duration timeToLive = Duration.ofHours(25);

		public StoreType getStore() {
			return this.store;
		}

		public void setStore(StoreType store) {
			this.store = store;
		}

		public int getMaxEntries() {
			return this.maxEntries;
		}

		public void setMaxEntries(int maxEntries) {
			this.maxEntries = maxEntries;
		}

		public Duration getTimeToLive() {
			return this.timeToLive;
		}

		public void setTimeToLive(Duration timeToLive) {
			this.timeToLive = timeToLive;
		}

	}

	/**
	 * Where events are remembered.
	 */
	public enum StoreType {

		/**
		 * In the memory of each instance.
		 */
		MEMORY,

		/**
		 * In the database of the application.
		 */
		JDBC

	}

}
