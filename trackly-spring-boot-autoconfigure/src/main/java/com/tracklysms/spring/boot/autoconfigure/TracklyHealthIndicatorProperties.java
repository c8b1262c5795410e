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
	 * Longest time that one check may take.
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
	 * Settings of the cache of results.
	 */
	public static class Cache {

		/**
		 * Time for which the result of a check is given again without asking the API,
		 * whether good or bad. Zero asks for each probe.
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
