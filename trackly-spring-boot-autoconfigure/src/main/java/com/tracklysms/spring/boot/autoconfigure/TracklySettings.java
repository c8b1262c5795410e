package com.tracklysms.spring.boot.autoconfigure;

import java.time.Duration;

import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.ratelimit.RateLimitStore;
import com.tracklysms.spring.settings.BulkSettings;
import com.tracklysms.spring.settings.RetrySettings;
import com.tracklysms.spring.settings.TracklyApiVersion;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.autoconfigure.HttpClientSettingsPropertyMapper;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.Assert;

/**
 * Applies properties and connection details to a builder. What a setting may be is
 * checked where it is used; this class adds the name of the property to what is said
 * about it.
 */
class TracklySettings {

	static final String PROPERTIES = "configuration properties";

	private final TracklyProperties properties;

	private final TracklyConnectionDetails connectionDetails;

	/**
	 * What is being applied, for the case that it cannot be. A field, since a lambda
	 * expression for each property takes time when an application starts.
	 */
	private String property = "";

	private String source = PROPERTIES;

	TracklySettings(TracklyProperties properties, TracklyConnectionDetails connectionDetails) {
		this.properties = properties;
		this.connectionDetails = connectionDetails;
	}

	/**
	 * Return the settings of the HTTP client: ours, then what the application has set for
	 * all of its clients.
	 */
	HttpClientSettings httpClientSettings(@Nullable SslBundles sslBundles, @Nullable HttpClientSettings fallback) {
		try {
			timeout();
		}
		catch (IllegalArgumentException ex) {
			throw invalid(ex);
		}
		SslBundle sslBundle = this.connectionDetails.getSslBundle();
		return new HttpClientSettingsPropertyMapper(sslBundles, null).map(this.properties.getHttp())
			.withSslBundle(sslBundle)
			.orElse(fallback);
	}

	void applyTo(TracklyTemplateBuilder builder, @Nullable RateLimitStore rateLimitStore) {
		try {
			applyConnection(builder);
			applySender(builder);
			builder.timeout(timeout());
			builder.retry((settings) -> retrySettings(settings, this.properties.getRetry()));
			builder.bulk((settings) -> bulkSettings(settings, this.properties.getBulk()));
			applyRateLimit(builder, this.properties.getRateLimit());
			applyStore(builder, this.properties.getRateLimit(), rateLimitStore);
		}
		catch (IllegalArgumentException ex) {
			throw invalid(ex);
		}
	}

	private InvalidTracklyPropertyException invalid(IllegalArgumentException ex) {
		String message = ex.getMessage();
		return new InvalidTracklyPropertyException(this.property, this.source,
				(message != null) ? message : "not valid");
	}

	private void applying(String property) {
		this.property = property;
	}

	private void applyConnection(TracklyTemplateBuilder builder) {
		if (!(this.connectionDetails instanceof PropertiesTracklyConnectionDetails)) {
			this.source = "bean of type " + this.connectionDetails.getClass().getName();
		}
		applying("trackly.api-key");
		builder.apiKey(this.connectionDetails.getApiKey());
		applying("trackly.base-url");
		String baseUrl = this.connectionDetails.getBaseUrl();
		if (this.properties.isAllowInsecureBaseUrl()) {
			builder.insecureBaseUrl(baseUrl);
		}
		else {
			builder.baseUrl(baseUrl);
		}
		this.source = PROPERTIES;
	}

	private void applySender(TracklyTemplateBuilder builder) {
		builder.apiVersion(this.properties.getApiVersion());
		applying("trackly.from");
		String from = this.properties.getFrom();
		// YAML takes a phone number for a number
		Assert.isTrue(
				this.properties.getApiVersion() != TracklyApiVersion.V2 || from == null || !from.matches("\\d{7,15}"),
				"Sender must begin with a plus sign under API v2. In YAML it needs quotes, or its plus sign is lost");
		builder.from(from);
	}

	/**
	 * A limit for one attempt as a whole, which a server cannot stretch by answering drop
	 * by drop.
	 */
	private Duration timeout() {
		TracklyProperties.Http http = this.properties.getHttp();
		applying("trackly.http.connect-timeout");
		Duration connectTimeout = positive(http.getConnectTimeout());
		applying("trackly.http.read-timeout");
		return connectTimeout.plus(positive(http.getReadTimeout()));
	}

	private Duration positive(@Nullable Duration duration) {
		Assert.isTrue(duration != null && duration.compareTo(Duration.ZERO) > 0, "Timeout must be more than zero");
		return duration;
	}

	private RetrySettings retrySettings(RetrySettings defaults, TracklyProperties.Retry retry) {
		RetrySettings settings = defaults.withEnabled(retry.isEnabled()).withIndeterminate(retry.isIndeterminate());
		applying("trackly.retry.max-retries");
		settings = settings.withMaxRetries(retry.getMaxRetries());
		applying("trackly.retry.initial-interval");
		settings = settings.withInitialInterval(retry.getInitialInterval());
		applying("trackly.retry.multiplier");
		settings = settings.withMultiplier(retry.getMultiplier());
		applying("trackly.retry.max-interval");
		settings = settings.withMaxInterval(retry.getMaxInterval());
		applying("trackly.retry.jitter");
		settings = settings.withJitter(retry.getJitter());
		applying("trackly.retry.max-duration");
		return settings.withMaxDuration(retry.getMaxDuration());
	}

	private BulkSettings bulkSettings(BulkSettings defaults, TracklyProperties.Bulk bulk) {
		applying("trackly.bulk.batch-size");
		BulkSettings settings = defaults.withBatchSize(bulk.getBatchSize());
		applying("trackly.bulk.concurrency");
		return settings.withConcurrency(bulk.getConcurrency());
	}

	private void applyRateLimit(TracklyTemplateBuilder builder, TracklyProperties.RateLimit rateLimit) {
		builder.rateLimit((settings) -> settings.withAdaptive(rateLimit.isAdaptive()));
		if (rateLimit.getSendPerSecond() != null) {
			applying("trackly.rate-limit.send-per-second");
			builder.rateLimit((settings) -> settings.withSendPerSecond(rateLimit.getSendPerSecond()));
		}
		if (rateLimit.getBulkPerSecond() != null) {
			applying("trackly.rate-limit.bulk-per-second");
			builder.rateLimit((settings) -> settings.withBulkPerSecond(rateLimit.getBulkPerSecond()));
		}
	}

	private void applyStore(TracklyTemplateBuilder builder, TracklyProperties.RateLimit rateLimit,
			@Nullable RateLimitStore store) {
		if (rateLimit.isShared()) {
			applying("trackly.rate-limit.shared");
			Assert.isTrue(rateLimit.getSendPerSecond() != null || rateLimit.getBulkPerSecond() != null,
					"Neither trackly.rate-limit.send-per-second nor trackly.rate-limit.bulk-per-second is set, so "
							+ "there is no limit to share");
			Assert.isTrue(store != null,
					"Shared rate limits need one bean of type ProxyManager of Bucket4j with keys of type String, "
							+ "byte[] or Long, or one of type RateLimitStore");
			builder.sharedRateLimit(store, rateLimit.getOnStoreFailure());
		}
	}

}
