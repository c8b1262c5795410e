package com.tracklysms.spring;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import com.tracklysms.spring.error.DefaultTracklyExceptionTranslator;
import com.tracklysms.spring.error.TracklyExceptionTranslator;
import com.tracklysms.spring.internal.protocol.SendProtocolV2;
import com.tracklysms.spring.internal.protocol.SenderNotice;
import com.tracklysms.spring.internal.ratelimit.RateLimits;
import com.tracklysms.spring.internal.retry.Timing;
import com.tracklysms.spring.observation.TracklyObservationConvention;
import com.tracklysms.spring.ratelimit.RateLimitStore;
import com.tracklysms.spring.ratelimit.StoreFailureMode;
import com.tracklysms.spring.settings.BulkSettings;
import com.tracklysms.spring.settings.RateLimitSettings;
import com.tracklysms.spring.settings.RetrySettings;
import com.tracklysms.spring.settings.TracklyApiVersion;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Builds {@link TracklyTemplate} and {@link ReactiveTracklyTemplate} instances.
 * <p>
 * In a Spring Boot application a bean of this type starts with the application's
 * settings. Each injection point gets an instance of its own, for instance to build the
 * template of a second account or sender. A builder is mutable and not meant to be shared
 * between threads.
 *
 * @since 0.1.0
 */
public class TracklyTemplateBuilder {

	private static final String DEFAULT_BASE_URL = "https://app.tracklysms.com/api";

	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(35);

	final Supplier<WebClient.Builder> webClientBuilder;

	/**
	 * Both shared by all copies, since an application wants to hear it once.
	 */
	final AtomicBoolean deprecationNoticeGiven;

	final AtomicBoolean senderNoticeGiven;

	/**
	 * Shared by all copies, since limits are those of an API key.
	 */
	final RateLimits rateLimits;

	String baseUrl = DEFAULT_BASE_URL;

	@Nullable String apiKey;

	TracklyApiVersion apiVersion = TracklyApiVersion.V1;

	@Nullable String from;

	Duration timeout = DEFAULT_TIMEOUT;

	RetrySettings retrySettings = RetrySettings.defaults();

	BulkSettings bulkSettings = BulkSettings.defaults();

	RateLimitSettings rateLimitSettings = RateLimitSettings.defaults();

	RateLimits.@Nullable SharedStore rateLimitStore;

	TracklyExceptionTranslator exceptionTranslator = new DefaultTracklyExceptionTranslator();

	ObservationRegistry observationRegistry = ObservationRegistry.NOOP;

	@Nullable TracklyObservationConvention observationConvention;

	/**
	 * Made for the first call if there is none, as all that an application need not wait
	 * for when it starts.
	 */
	@Nullable Timing timing;

	TracklyTemplateBuilder(Supplier<WebClient.Builder> webClientBuilder) {
		this.webClientBuilder = webClientBuilder;
		this.deprecationNoticeGiven = new AtomicBoolean();
		this.senderNoticeGiven = new AtomicBoolean();
		this.rateLimits = new RateLimits();
	}

	private TracklyTemplateBuilder(TracklyTemplateBuilder other) {
		this.webClientBuilder = other.webClientBuilder;
		this.deprecationNoticeGiven = other.deprecationNoticeGiven;
		this.senderNoticeGiven = other.senderNoticeGiven;
		this.rateLimits = other.rateLimits;
		this.baseUrl = other.baseUrl;
		this.apiKey = other.apiKey;
		this.apiVersion = other.apiVersion;
		this.from = other.from;
		this.timeout = other.timeout;
		this.retrySettings = other.retrySettings;
		this.bulkSettings = other.bulkSettings;
		this.rateLimitSettings = other.rateLimitSettings;
		this.rateLimitStore = other.rateLimitStore;
		this.exceptionTranslator = other.exceptionTranslator;
		this.observationRegistry = other.observationRegistry;
		this.observationConvention = other.observationConvention;
		this.timing = other.timing;
	}

	/**
	 * Set where the API is. By default {@code https://app.tracklysms.com/api}.
	 * @param baseUrl a complete URL up to, and without, the version; {@code https}, or
	 * {@code http} to a loopback address
	 * @return this builder
	 * @throws IllegalArgumentException if it is no such URL
	 */
	public TracklyTemplateBuilder baseUrl(String baseUrl) {
		this.baseUrl = ConnectionChecks.baseUrl(baseUrl, false);
		return this;
	}

	/**
	 * Set where the API is, with plain {@code http} allowed to any host: for a test
	 * network only, since everybody on the way can read the API key.
	 * @param baseUrl a complete URL up to, and without, the version
	 * @return this builder
	 * @throws IllegalArgumentException if it is no {@code http} or {@code https} URL
	 */
	public TracklyTemplateBuilder insecureBaseUrl(String baseUrl) {
		this.baseUrl = ConnectionChecks.baseUrl(baseUrl, true);
		return this;
	}

	/**
	 * Set the key of the account.
	 * @param apiKey the key, documented to be {@code trk_} and 32 characters; its form is
	 * not checked beyond what can be sent in a header
	 * @return this builder
	 * @throws IllegalArgumentException if the key is blank or holds other than visible
	 * ASCII characters
	 */
	public TracklyTemplateBuilder apiKey(String apiKey) {
		this.apiKey = ConnectionChecks.apiKey(apiKey);
		return this;
	}

	/**
	 * Set the version of the API to send messages with. By default
	 * {@link TracklyApiVersion#V1}. The versions take different senders.
	 * @param apiVersion the version
	 * @return this builder
	 */
	public TracklyTemplateBuilder apiVersion(TracklyApiVersion apiVersion) {
		Assert.notNull(apiVersion, "'apiVersion' must not be null");
		this.apiVersion = apiVersion;
		return this;
	}

	/**
	 * Set the sender of messages that name none.
	 * @param from the sender, or {@code null} for none; under API v1 the id of a sending
	 * number such as {@code pn_abc123def456}, under API v2 its phone number in E.164 form
	 * such as {@code +18005550199}
	 * @return this builder
	 * @throws IllegalArgumentException if the version has been set to v2, and the sender
	 * is no such number
	 */
	public TracklyTemplateBuilder from(@Nullable String from) {
		assertSender(from);
		this.from = from;
		return this;
	}

	/**
	 * Limit the time of one attempt as a whole, from asking for a connection to the end
	 * of the answer. It stands behind the connector's own timeouts, which tell more about
	 * what went wrong. By default 35 seconds.
	 * @param timeout the time, more than zero
	 * @return this builder
	 */
	public TracklyTemplateBuilder timeout(Duration timeout) {
		Assert.isTrue(timeout.compareTo(Duration.ZERO) > 0, "Timeout must be more than zero");
		// What is longer must not end in an arithmetic error after the request has been
		// sent
		this.timeout = Timing.measurable(timeout);
		return this;
	}

	/**
	 * Change how failed calls are repeated, starting from what this builder has.
	 * @param change returns the new settings for the ones before
	 * @return this builder
	 */
	public TracklyTemplateBuilder retry(UnaryOperator<RetrySettings> change) {
		RetrySettings changed = change.apply(this.retrySettings);
		Assert.notNull(changed, "'change' must not return null");
		this.retrySettings = changed;
		return this;
	}

	/**
	 * Change how sends of any number of messages are cut into requests, starting from
	 * what this builder has.
	 * @param change returns the new settings for the ones before
	 * @return this builder
	 */
	public TracklyTemplateBuilder bulk(UnaryOperator<BulkSettings> change) {
		BulkSettings changed = change.apply(this.bulkSettings);
		Assert.notNull(changed, "'change' must not return null");
		this.bulkSettings = changed;
		return this;
	}

	/**
	 * Change how requests keep within the rate limits of the account, starting from what
	 * this builder has. Templates that are built by copies of the same builder with the
	 * same API key and the same limits share them.
	 * @param change returns the new settings for the ones before
	 * @return this builder
	 * @throws IllegalArgumentException if a limit is set and Bucket4j is not on the
	 * classpath
	 */
	public TracklyTemplateBuilder rateLimit(UnaryOperator<RateLimitSettings> change) {
		RateLimitSettings changed = change.apply(this.rateLimitSettings);
		Assert.notNull(changed, "'change' must not return null");
		RateLimits.assertPossible(changed);
		this.rateLimitSettings = changed;
		return this;
	}

	/**
	 * Share the rate limits with other instances of the application.
	 * @param store where the limits are kept
	 * @param onFailure what becomes of requests while the store cannot be reached
	 * @return this builder
	 */
	public TracklyTemplateBuilder sharedRateLimit(RateLimitStore store, StoreFailureMode onFailure) {
		Assert.notNull(store, "'store' must not be null");
		Assert.notNull(onFailure, "'onFailure' must not be null");
		this.rateLimitStore = new RateLimits.SharedStore(store, onFailure);
		return this;
	}

	/**
	 * Set what turns answers that are no success into exceptions. By default
	 * {@link DefaultTracklyExceptionTranslator}.
	 * @param exceptionTranslator the translator
	 * @return this builder
	 */
	public TracklyTemplateBuilder exceptionTranslator(TracklyExceptionTranslator exceptionTranslator) {
		Assert.notNull(exceptionTranslator, "'exceptionTranslator' must not be null");
		this.exceptionTranslator = exceptionTranslator;
		return this;
	}

	/**
	 * Have calls observed. By default they are not.
	 * @param observationRegistry the registry
	 * @return this builder
	 */
	public TracklyTemplateBuilder observationRegistry(ObservationRegistry observationRegistry) {
		Assert.notNull(observationRegistry, "'observationRegistry' must not be null");
		this.observationRegistry = observationRegistry;
		return this;
	}

	/**
	 * Set what names the observations of calls and their keys.
	 * @param observationConvention the convention, or {@code null} for that of the
	 * registry, or the default one
	 * @return this builder
	 */
	public TracklyTemplateBuilder observationConvention(@Nullable TracklyObservationConvention observationConvention) {
		this.observationConvention = observationConvention;
		return this;
	}

	TracklyTemplateBuilder timing(UnaryOperator<Timing> change) {
		this.timing = change.apply((this.timing != null) ? this.timing : Timing.system());
		return this;
	}

	/**
	 * Return a copy of this builder, which can be changed on its own.
	 * @return a new builder
	 */
	public TracklyTemplateBuilder copy() {
		return new TracklyTemplateBuilder(this);
	}

	/**
	 * Build a template with the current settings. What it makes requests with is made for
	 * the first call.
	 * @return a new template
	 * @throws IllegalStateException if no API key has been set
	 * @throws IllegalArgumentException if the default sender is none in this version of
	 * the API
	 */
	public TracklyTemplate build() {
		Supplier<ClientFactory> factory = clientFactory();
		return new TracklyTemplate(() -> factory.get().blockingClient());
	}

	/**
	 * Build a reactive template with the current settings. What it makes requests with is
	 * made for the first call.
	 * @return a new template
	 * @throws IllegalStateException if no API key has been set
	 * @throws IllegalArgumentException if the default sender is none in this version of
	 * the API
	 */
	public ReactiveTracklyTemplate buildReactive() {
		Supplier<ClientFactory> factory = clientFactory();
		return new ReactiveTracklyTemplate(() -> factory.get().reactiveClient());
	}

	/**
	 * What is wrong with a setting has to show now, not with the first message.
	 */
	private Supplier<ClientFactory> clientFactory() {
		String apiKey = this.apiKey;
		Assert.state(apiKey != null, "API key must be set");
		assertSender(this.from);
		if (this.apiVersion == TracklyApiVersion.V1) {
			new SenderNotice(this.senderNoticeGiven).check(this.from);
		}
		TracklyTemplateBuilder settings = copy();
		return () -> new ClientFactory(settings, apiKey);
	}

	private void assertSender(@Nullable String from) {
		if (this.apiVersion == TracklyApiVersion.V2 && StringUtils.hasText(from)) {
			SendProtocolV2.assertSender(from);
		}
	}

}
