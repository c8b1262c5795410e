package com.tracklysms.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import com.tracklysms.spring.BulkSettings;
import com.tracklysms.spring.RateLimitStore;
import com.tracklysms.spring.RetrySettings;
import com.tracklysms.spring.TracklyApiVersion;
import com.tracklysms.spring.TracklyTemplateBuilder;
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

	TracklySettings(TracklyProperties properties, TracklyConnectionDetails connectionDetails) {
		this.properties = properties;
		this.connectionDetails = connectionDetails;
	}

	/**
	 * Return the settings of the HTTP client: ours, then what the application has set for
	 * all of its clients.
	 */
	HttpClientSettings httpClientSettings(@Nullable SslBundles sslBundles, @Nullable HttpClientSettings fallback) {
		timeout();
		SslBundle sslBundle = this.connectionDetails.getSslBundle();
		return new HttpClientSettingsPropertyMapper(sslBundles, null).map(this.properties.getHttp())
			.withSslBundle(sslBundle)
			.orElse(fallback);
	}

	void applyTo(TracklyTemplateBuilder builder, @Nullable RateLimitStore rateLimitStore) {
		applyConnection(builder);
		builder.apiVersion(this.properties.getApiVersion());
		check("trackly.from", PROPERTIES, () -> builder.from(sender()));
		builder.timeout(timeout());
		builder.retry((settings) -> retrySettings(settings, this.properties.getRetry()));
		builder.bulk((settings) -> bulkSettings(settings, this.properties.getBulk()));
		applyRateLimit(builder, this.properties.getRateLimit());
		applyStore(builder, this.properties.getRateLimit(), rateLimitStore);
	}

	private void applyConnection(TracklyTemplateBuilder builder) {
		String source = (this.connectionDetails instanceof PropertiesTracklyConnectionDetails) ? PROPERTIES
				: "bean of type " + this.connectionDetails.getClass().getName();
		check("trackly.api-key", source, () -> builder.apiKey(this.connectionDetails.getApiKey()));
		check("trackly.base-url", source, () -> {
			String baseUrl = this.connectionDetails.getBaseUrl();
			return this.properties.isAllowInsecureBaseUrl() ? builder.insecureBaseUrl(baseUrl)
					: builder.baseUrl(baseUrl);
		});
	}

	/**
	 * YAML takes a phone number for a number.
	 */
	private @Nullable String sender() {
		String from = this.properties.getFrom();
		Assert.isTrue(
				this.properties.getApiVersion() != TracklyApiVersion.V2 || from == null || !from.matches("\\d{7,15}"),
				"Sender must begin with a plus sign under API v2. In YAML it needs quotes, or its plus sign is lost");
		return from;
	}

	/**
	 * A limit for one attempt as a whole, which a server cannot stretch by answering drop
	 * by drop.
	 */
	private Duration timeout() {
		TracklyProperties.Http http = this.properties.getHttp();
		Duration connectTimeout = positive("trackly.http.connect-timeout", http.getConnectTimeout());
		Duration readTimeout = positive("trackly.http.read-timeout", http.getReadTimeout());
		return connectTimeout.plus(readTimeout);
	}

	private Duration positive(String property, @Nullable Duration duration) {
		return check(property, PROPERTIES, () -> {
			Assert.isTrue(duration != null && duration.compareTo(Duration.ZERO) > 0, "Timeout must be more than zero");
			return duration;
		});
	}

	private RetrySettings retrySettings(RetrySettings defaults, TracklyProperties.Retry retry) {
		RetrySettings settings = defaults.withEnabled(retry.isEnabled()).withIndeterminate(retry.isIndeterminate());
		settings = apply(settings, "max-retries", (target) -> target.withMaxRetries(retry.getMaxRetries()));
		settings = apply(settings, "initial-interval",
				(target) -> target.withInitialInterval(retry.getInitialInterval()));
		settings = apply(settings, "multiplier", (target) -> target.withMultiplier(retry.getMultiplier()));
		settings = apply(settings, "max-interval", (target) -> target.withMaxInterval(retry.getMaxInterval()));
		settings = apply(settings, "jitter", (target) -> target.withJitter(retry.getJitter()));
		return apply(settings, "max-duration", (target) -> target.withMaxDuration(retry.getMaxDuration()));
	}

	private RetrySettings apply(RetrySettings settings, String name, UnaryOperator<RetrySettings> change) {
		return check("trackly.retry." + name, PROPERTIES, () -> change.apply(settings));
	}

	private BulkSettings bulkSettings(BulkSettings defaults, TracklyProperties.Bulk bulk) {
		BulkSettings settings = check("trackly.bulk.batch-size", PROPERTIES,
				() -> defaults.withBatchSize(bulk.getBatchSize()));
		return check("trackly.bulk.concurrency", PROPERTIES, () -> settings.withConcurrency(bulk.getConcurrency()));
	}

	private void applyRateLimit(TracklyTemplateBuilder builder, TracklyProperties.RateLimit rateLimit) {
		builder.rateLimit((settings) -> settings.withAdaptive(rateLimit.isAdaptive()));
		check("trackly.rate-limit.send-per-second", PROPERTIES,
				() -> builder.rateLimit((settings) -> settings.withSendPerSecond(rateLimit.getSendPerSecond())));
		check("trackly.rate-limit.bulk-per-second", PROPERTIES,
				() -> builder.rateLimit((settings) -> settings.withBulkPerSecond(rateLimit.getBulkPerSecond())));
	}

	private void applyStore(TracklyTemplateBuilder builder, TracklyProperties.RateLimit rateLimit,
			@Nullable RateLimitStore store) {
		if (rateLimit.isShared()) {
			check("trackly.rate-limit.shared", PROPERTIES, () -> {
				Assert.isTrue(rateLimit.getSendPerSecond() != null || rateLimit.getBulkPerSecond() != null,
						"Neither trackly.rate-limit.send-per-second nor trackly.rate-limit.bulk-per-second is set, so "
								+ "there is no limit to share");
				Assert.isTrue(store != null,
						"Shared rate limits need one bean of type ProxyManager of Bucket4j with keys of type String, "
								+ "byte[] or Long, or one of type RateLimitStore");
				return builder.sharedRateLimit(store, rateLimit.getOnStoreFailure());
			});
		}
	}

	private <T> T check(String property, String source, Supplier<T> setting) {
		try {
			return setting.get();
		}
		catch (IllegalArgumentException ex) {
			String message = ex.getMessage();
			throw new InvalidTracklyPropertyException(property, source, (message != null) ? message : "not valid");
		}
	}

}
