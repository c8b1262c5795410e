package com.tracklysms.spring;

import java.time.Duration;
import java.util.function.UnaryOperator;

import com.tracklysms.spring.error.DefaultTracklyExceptionTranslator;
import com.tracklysms.spring.error.TracklyExceptionTranslator;
import com.tracklysms.spring.internal.ClientFactory;
import com.tracklysms.spring.internal.ClientSettings;
import com.tracklysms.spring.internal.ClientSettings.Account;
import com.tracklysms.spring.internal.ClientSettings.Limits;
import com.tracklysms.spring.internal.ClientSettings.ObservationSettings;
import com.tracklysms.spring.internal.ratelimit.RequestPacers;
import com.tracklysms.spring.internal.ratelimit.SharedStore;
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

	private ClientSettings settings;

	TracklyTemplateBuilder(ClientSettings settings) {
		this.settings = settings;
	}

	/**
	 * Set where the API is. By default {@code https://app.tracklysms.com/api}.
	 * @param baseUrl a complete URL up to, and without, the version; {@code https}, or
	 * {@code http} to a loopback address
	 * @return this builder
	 * @throws IllegalArgumentException if it is no such URL
	 */
	public TracklyTemplateBuilder baseUrl(String baseUrl) {
		return account(this.settings.account().withBaseUrl(baseUrl, false));
	}

	/**
	 * Set where the API is, with plain {@code http} allowed to any host: for a test
	 * network only, since everybody on the way can read the API key.
	 * @param baseUrl a complete URL up to, and without, the version
	 * @return this builder
	 * @throws IllegalArgumentException if it is no {@code http} or {@code https} URL
	 */
	public TracklyTemplateBuilder insecureBaseUrl(String baseUrl) {
		return account(this.settings.account().withBaseUrl(baseUrl, true));
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
		return account(this.settings.account().withApiKey(apiKey));
	}

	/**
	 * Set the version of the API to send messages with. By default
	 * {@link TracklyApiVersion#V1}. The versions take different senders.
	 * @param apiVersion the version
	 * @return this builder
	 */
	public TracklyTemplateBuilder apiVersion(TracklyApiVersion apiVersion) {
		Assert.notNull(apiVersion, "'apiVersion' must not be null");
		return account(this.settings.account().withApiVersion(apiVersion));
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
		return account(this.settings.account().withFrom(from));
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
		return with(this.settings.withTimeout(Timing.measurable(timeout)));
	}

	/**
	 * Change how failed calls are repeated, starting from what this builder has.
	 * @param change returns the new settings for the ones before
	 * @return this builder
	 */
	public TracklyTemplateBuilder retry(UnaryOperator<RetrySettings> change) {
		RetrySettings changed = change.apply(this.settings.retry());
		Assert.notNull(changed, "'change' must not return null");
		return with(this.settings.withRetry(changed));
	}

	/**
	 * Change how sends of any number of messages are cut into requests, starting from
	 * what this builder has.
	 * @param change returns the new settings for the ones before
	 * @return this builder
	 */
	public TracklyTemplateBuilder bulk(UnaryOperator<BulkSettings> change) {
		BulkSettings changed = change.apply(this.settings.bulk());
		Assert.notNull(changed, "'change' must not return null");
		return with(this.settings.withBulk(changed));
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
		Limits limits = this.settings.limits();
		RateLimitSettings changed = change.apply(limits.settings());
		Assert.notNull(changed, "'change' must not return null");
		RequestPacers.assertPossible(changed);
		return with(this.settings.withLimits(new Limits(changed, limits.store())));
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
		return with(this.settings
			.withLimits(new Limits(this.settings.limits().settings(), new SharedStore(store, onFailure))));
	}

	/**
	 * Set what turns answers that are no success into exceptions. By default
	 * {@link DefaultTracklyExceptionTranslator}.
	 * @param exceptionTranslator the translator
	 * @return this builder
	 */
	public TracklyTemplateBuilder exceptionTranslator(TracklyExceptionTranslator exceptionTranslator) {
		Assert.notNull(exceptionTranslator, "'exceptionTranslator' must not be null");
		return with(this.settings.withExceptionTranslator(exceptionTranslator));
	}

	/**
	 * Have calls observed. By default they are not.
	 * @param observationRegistry the registry
	 * @return this builder
	 */
	public TracklyTemplateBuilder observationRegistry(ObservationRegistry observationRegistry) {
		Assert.notNull(observationRegistry, "'observationRegistry' must not be null");
		return with(this.settings.withObservationSettings(
				new ObservationSettings(observationRegistry, this.settings.observation().convention())));
	}

	/**
	 * Set what names the observations of calls and their keys.
	 * @param observationConvention the convention, or {@code null} for that of the
	 * registry, or the default one
	 * @return this builder
	 */
	public TracklyTemplateBuilder observationConvention(@Nullable TracklyObservationConvention observationConvention) {
		return with(this.settings.withObservationSettings(
				new ObservationSettings(this.settings.observation().registry(), observationConvention)));
	}

	TracklyTemplateBuilder timing(UnaryOperator<Timing> change) {
		Timing timing = this.settings.timing();
		return with(this.settings.withTiming(change.apply((timing != null) ? timing : Timing.system())));
	}

	private TracklyTemplateBuilder account(Account account) {
		return with(this.settings.withAccount(account));
	}

	private TracklyTemplateBuilder with(ClientSettings settings) {
		this.settings = settings;
		return this;
	}

	/**
	 * Return a copy of this builder, which can be changed on its own.
	 * @return a new builder
	 */
	public TracklyTemplateBuilder copy() {
		return new TracklyTemplateBuilder(this.settings);
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
		ClientSettings settings = completeSettings();
		return new TracklyTemplate(() -> new ClientFactory(settings).create());
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
		ClientSettings settings = completeSettings();
		return new ReactiveTracklyTemplate(() -> new ClientFactory(settings).create());
	}

	private ClientSettings completeSettings() {
		this.settings.assertComplete();
		return this.settings;
	}

}
