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

import com.tracklysms.spring.ratelimit.StoreFailureMode;
import com.tracklysms.spring.settings.TracklyApiVersion;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.autoconfigure.HttpClientSettingsProperties;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties for the Trackly client.
 *
 * @since 0.1.0
 */
@ConfigurationProperties(TracklyProperties.PREFIX)
public class TracklyProperties {

	static final String PREFIX = "trackly";

	/**
	 * Whether to auto-configure the Trackly client.
	 */
	private boolean enabled = true;

	/**
	 * API key of the Trackly account. Without it, there is a builder for templates with
	 * keys of their own, but no template.
	 */
	private @Nullable String apiKey;

	/**
	 * Base URL of the Trackly API, without the version.
	 */
	private String baseUrl = "https://app.tracklysms.com/api";

	/**
	 * Whether to allow plain http to hosts other than loopback addresses. Exposes the API
	 * key and the messages to others on the network.
	 */
	private boolean allowInsecureBaseUrl = false;

	/**
	 * Version of the Trackly API to send messages with.
	 */
	private TracklyApiVersion apiVersion = TracklyApiVersion.V1;

	/**
	 * Default sender of messages. For API v1 the id of a sending number, for API v2 its
	 * phone number in E.164 format.
	 */
	private @Nullable String from;

	private final Http http = new Http();

	private final Retry retry = new Retry();

	private final Bulk bulk = new Bulk();

	private final RateLimit rateLimit = new RateLimit();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public @Nullable String getApiKey() {
		return this.apiKey;
	}

	public void setApiKey(@Nullable String apiKey) {
		this.apiKey = apiKey;
	}

	public String getBaseUrl() {
		return this.baseUrl;
	}

	public void setBaseUrl(String baseUrl) {
		this.baseUrl = baseUrl;
	}

	public boolean isAllowInsecureBaseUrl() {
		return this.allowInsecureBaseUrl;
	}

	public void setAllowInsecureBaseUrl(boolean allowInsecureBaseUrl) {
		this.allowInsecureBaseUrl = allowInsecureBaseUrl;
	}

	public TracklyApiVersion getApiVersion() {
		return this.apiVersion;
	}

	public void setApiVersion(TracklyApiVersion apiVersion) {
		this.apiVersion = apiVersion;
	}

	public @Nullable String getFrom() {
		return this.from;
	}

	public void setFrom(@Nullable String from) {
		this.from = from;
	}

	public Http getHttp() {
		return this.http;
	}

	public Retry getRetry() {
		return this.retry;
	}

	public Bulk getBulk() {
		return this.bulk;
	}

	public RateLimit getRateLimit() {
		return this.rateLimit;
	}

	/**
	 * Properties for the HTTP client.
	 */
	public static final class Http extends HttpClientSettingsProperties {

		/**
		 * Create properties with defaults that are safe for this client: the time of a
		 * request is limited, and the API key and the messages are not sent to the target
		 * of a redirect.
		 */
		public Http() {
			setConnectTimeout(Duration.ofSeconds(5));
			setReadTimeout(Duration.ofSeconds(30));
			setRedirects(HttpRedirects.DONT_FOLLOW);
		}

	}

	/**
	 * Properties for retries.
	 */
	public static class Retry {

		/**
		 * Whether to retry calls that the API did not accept, such as after status 429.
		 */
		private boolean enabled = true;

		/**
		 * Maximum number of retries after the first attempt.
		 */
		private int maxRetries = 5;

		/**
		 * Interval before the first retry.
		 */
		private Duration initialInterval = Duration.ofMillis(500);

		/**
		 * Factor from one interval to the next.
		 */
		private double multiplier = 2.0;

		/**
		 * Maximum interval between retries. A longer Retry-After of the API still
		 * applies.
		 */
		private Duration maxInterval = Duration.ofSeconds(30);

		/**
		 * Random share of each interval, from 0 to 1.
		 */
		private double jitter = 0.5;

		/**
		 * Maximum duration of a call with its attempts and waits. A wait that would
		 * exceed it is not started.
		 */
		private Duration maxDuration = Duration.ofMinutes(2);

		/**
		 * Whether to also retry calls whose message may have been queued, such as after a
		 * timeout. Can text a person twice.
		 */
		private boolean indeterminate = false;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public int getMaxRetries() {
			return this.maxRetries;
		}

		public void setMaxRetries(int maxRetries) {
			this.maxRetries = maxRetries;
		}

		public Duration getInitialInterval() {
			return this.initialInterval;
		}

		public void setInitialInterval(Duration initialInterval) {
			this.initialInterval = initialInterval;
		}

		public double getMultiplier() {
			return this.multiplier;
		}

		public void setMultiplier(double multiplier) {
			this.multiplier = multiplier;
		}

		public Duration getMaxInterval() {
			return this.maxInterval;
		}

		public void setMaxInterval(Duration maxInterval) {
			this.maxInterval = maxInterval;
		}

		public double getJitter() {
			return this.jitter;
		}

		public void setJitter(double jitter) {
			this.jitter = jitter;
		}

		public Duration getMaxDuration() {
			return this.maxDuration;
		}

		public void setMaxDuration(Duration maxDuration) {
			this.maxDuration = maxDuration;
		}

		public boolean isIndeterminate() {
			return this.indeterminate;
		}

		public void setIndeterminate(boolean indeterminate) {
			this.indeterminate = indeterminate;
		}

	}

	/**
	 * Properties for batches of sendAll.
	 */
	public static class Bulk {

		/**
		 * Number of messages in one request of sendAll, from 1 to 1000.
		 */
		private int batchSize = 1000;

		/**
		 * Maximum number of requests of one sendAll that are in flight at the same time.
		 */
		private int concurrency = 4;

		/**
		 * Memory for messages of one sendAll that wait until their batch is full.
		 */
		private DataSize bufferMemory = DataSize.ofMegabytes(32);

		/**
		 * Time for which a message may wait until its batch is full.
		 */
		private Duration linger = Duration.ofSeconds(1);

		public int getBatchSize() {
			return this.batchSize;
		}

		public void setBatchSize(int batchSize) {
			this.batchSize = batchSize;
		}

		public int getConcurrency() {
			return this.concurrency;
		}

		public void setConcurrency(int concurrency) {
			this.concurrency = concurrency;
		}

		public DataSize getBufferMemory() {
			return this.bufferMemory;
		}

		public void setBufferMemory(DataSize bufferMemory) {
			this.bufferMemory = bufferMemory;
		}

		public Duration getLinger() {
			return this.linger;
		}

		public void setLinger(Duration linger) {
			this.linger = linger;
		}

	}

	/**
	 * Properties for rate limits.
	 */
	public static class RateLimit {

		/**
		 * Maximum number of requests with single messages per second. Not limited by
		 * default.
		 */
		private @Nullable Integer sendPerSecond;

		/**
		 * Maximum number of bulk requests per second. Not limited by default.
		 */
		private @Nullable Integer bulkPerSecond;

		/**
		 * Whether the rate of requests of the same kind and API key adapts to refusals
		 * with status 429, as long as that helps.
		 */
		private boolean adaptive = true;

		/**
		 * Whether to share the limits with other instances of the application. Requires a
		 * bean of type Bucket4j ProxyManager or RateLimitStore.
		 */
		private boolean shared = false;

		/**
		 * Handling of requests while the store of shared limits cannot be reached.
		 */
		private StoreFailureMode onStoreFailure = StoreFailureMode.LOCAL;

		public @Nullable Integer getSendPerSecond() {
			return this.sendPerSecond;
		}

		public void setSendPerSecond(@Nullable Integer sendPerSecond) {
			this.sendPerSecond = sendPerSecond;
		}

		public @Nullable Integer getBulkPerSecond() {
			return this.bulkPerSecond;
		}

		public void setBulkPerSecond(@Nullable Integer bulkPerSecond) {
			this.bulkPerSecond = bulkPerSecond;
		}

		public boolean isAdaptive() {
			return this.adaptive;
		}

		public void setAdaptive(boolean adaptive) {
			this.adaptive = adaptive;
		}

		public boolean isShared() {
			return this.shared;
		}

		public void setShared(boolean shared) {
			this.shared = shared;
		}

		public StoreFailureMode getOnStoreFailure() {
			return this.onStoreFailure;
		}

		public void setOnStoreFailure(StoreFailureMode onStoreFailure) {
			this.onStoreFailure = onStoreFailure;
		}

	}

}
