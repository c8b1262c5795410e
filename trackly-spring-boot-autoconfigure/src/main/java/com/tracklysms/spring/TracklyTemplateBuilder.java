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

package com.tracklysms.spring;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import com.tracklysms.spring.error.TracklyExceptionTranslator;
import com.tracklysms.spring.internal.ClientLifecycle;
import com.tracklysms.spring.internal.ClientSettings;
import com.tracklysms.spring.internal.ClientSettings.Account;
import com.tracklysms.spring.internal.ClientSettings.Limits;
import com.tracklysms.spring.internal.ClientSettings.ObservationSettings;
import com.tracklysms.spring.internal.LazyClient;
import com.tracklysms.spring.internal.http.ApiKey;
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

import org.springframework.context.SmartLifecycle;
import org.springframework.util.Assert;

/**
 * Builds {@link TracklyTemplate} and {@link ReactiveTracklyTemplate} instances.
 * <p>
 * In a Spring Boot application, a bean of this type is pre-configured with the
 * {@code trackly.*} properties. Each injection point gets an instance of its own, for
 * instance to build a template for a second account or sender. A builder is mutable and
 * not meant to be shared between threads.
 *
 * @since 0.1.0
 */
public class TracklyTemplateBuilder {

	private ClientSettings settings;

	TracklyTemplateBuilder(ClientSettings settings) {
		this.settings = settings;
	}

	/**
	 * Set the base URL of the API. Defaults to {@code https://app.tracklysms.com/api}.
	 * @param baseUrl an absolute URL up to, but excluding, the version; must use
	 * {@code https}, or {@code http} with a loopback address
	 * @return this builder
	 * @throws IllegalArgumentException if the URL does not meet these requirements
	 */
	public TracklyTemplateBuilder baseUrl(String baseUrl) {
		return account(this.settings.account().withBaseUrl(baseUrl, false));
	}

	/**
	 * Set the base URL of the API, with plain {@code http} allowed for any host. Suitable
	 * for test networks only, since others on the network can read the API key.
	 * @param baseUrl an absolute URL up to, but excluding, the version
	 * @return this builder
	 * @throws IllegalArgumentException if the URL is not an {@code http} or {@code https}
	 * URL
	 */
	public TracklyTemplateBuilder insecureBaseUrl(String baseUrl) {
		return account(this.settings.account().withBaseUrl(baseUrl, true));
	}

	/**
	 * Set the API key of the account.
	 * @param apiKey the key, documented to be {@code trk_} followed by 32 characters. The
	 * client only checks that it can be sent in a header
	 * @return this builder
	 * @throws IllegalArgumentException if the key is blank or contains anything but
	 * visible ASCII characters
	 */
	public TracklyTemplateBuilder apiKey(String apiKey) {
		return account(this.settings.account().withApiKey(ApiKey.of(apiKey)));
	}

	/**
	 * Set a supplier of the API key of the account, for keys that are rotated while the
	 * application runs. It is asked before each attempt, on any thread, so it must return
	 * quickly. If it fails or returns no key that can be sent, the call fails and nothing
	 * is sent. Rate limits apply to the account, whatever its key.
	 * @param apiKey the supplier of the key
	 * @return this builder
	 */
	public TracklyTemplateBuilder apiKey(Supplier<String> apiKey) {
		Assert.notNull(apiKey, "'apiKey' must not be null");
		return account(this.settings.account().withApiKey(ApiKey.from(apiKey)));
	}

	/**
	 * Set the version of the API to send messages with. Defaults to
	 * {@link TracklyApiVersion#V1}. The versions take different kinds of senders.
	 * @param apiVersion the version
	 * @return this builder
	 */
	public TracklyTemplateBuilder apiVersion(TracklyApiVersion apiVersion) {
		Assert.notNull(apiVersion, "'apiVersion' must not be null");
		return account(this.settings.account().withApiVersion(apiVersion));
	}

	/**
	 * Set the default sender, for messages without a sender of their own.
	 * @param from the sender, or {@code null} for none; under API v1 the id of a sending
	 * number such as {@code pn_abc123def456}, under API v2 its phone number in E.164
	 * format such as {@code +18005550199}
	 * @return this builder
	 * @throws IllegalArgumentException if the version has been set to v2, and the sender
	 * is not such a phone number
	 */
	public TracklyTemplateBuilder from(@Nullable String from) {
		return account(this.settings.account().withFrom(from));
	}

	/**
	 * Set the timeout of a single attempt as a whole, from acquiring a connection to the
	 * end of the response. Should be longer than the connector's own timeouts, which
	 * report the cause more precisely. Defaults to 35 seconds.
	 * @param timeout the timeout, greater than zero
	 * @return this builder
	 * @throws IllegalArgumentException if the timeout is zero or negative
	 */
	public TracklyTemplateBuilder timeout(Duration timeout) {
		Assert.isTrue(timeout.compareTo(Duration.ZERO) > 0, "Timeout must be more than zero");
		// A longer timeout must not cause an arithmetic error after the request was sent
		return with(this.settings.withTimeout(Timing.measurable(timeout)));
	}

	/**
	 * Change the settings for retries of failed calls.
	 * @param change the function from the current settings of this builder to the new
	 * ones
	 * @return this builder
	 * @throws IllegalArgumentException if a setting is invalid
	 */
	public TracklyTemplateBuilder retry(UnaryOperator<RetrySettings> change) {
		RetrySettings changed = change.apply(this.settings.retry());
		Assert.notNull(changed, "'change' must not return null");
		return with(this.settings.withRetry(changed));
	}

	/**
	 * Change the settings for batches when sending any number of messages.
	 * @param change the function from the current settings of this builder to the new
	 * ones
	 * @return this builder
	 * @throws IllegalArgumentException if a setting is invalid
	 */
	public TracklyTemplateBuilder bulk(UnaryOperator<BulkSettings> change) {
		BulkSettings changed = change.apply(this.settings.bulk());
		Assert.notNull(changed, "'change' must not return null");
		return with(this.settings.withBulk(changed));
	}

	/**
	 * Change the settings for the rate limits of the account. Templates that are built by
	 * copies of the same builder share their limits if they have the same API key and the
	 * same settings.
	 * @param change the function from the current settings of this builder to the new
	 * ones
	 * @return this builder
	 * @throws IllegalArgumentException if a setting is invalid, or if a limit is set and
	 * Bucket4j is not on the classpath
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
	 * @param store the store of the limits
	 * @param onFailure the handling of requests while the store cannot be reached
	 * @return this builder
	 */
	public TracklyTemplateBuilder sharedRateLimit(RateLimitStore store, StoreFailureMode onFailure) {
		Assert.notNull(store, "'store' must not be null");
		Assert.notNull(onFailure, "'onFailure' must not be null");
		return with(this.settings
			.withLimits(new Limits(this.settings.limits().settings(), new SharedStore(store, onFailure))));
	}

	/**
	 * Set the translator from error responses to exceptions. Defaults to one that
	 * evaluates the code first and the status second.
	 * @param exceptionTranslator the translator
	 * @return this builder
	 */
	public TracklyTemplateBuilder exceptionTranslator(TracklyExceptionTranslator exceptionTranslator) {
		Assert.notNull(exceptionTranslator, "'exceptionTranslator' must not be null");
		return with(this.settings.withExceptionTranslator(exceptionTranslator));
	}

	/**
	 * Set the registry to observe calls with. By default, calls are not observed.
	 * @param observationRegistry the registry
	 * @return this builder
	 */
	public TracklyTemplateBuilder observationRegistry(ObservationRegistry observationRegistry) {
		Assert.notNull(observationRegistry, "'observationRegistry' must not be null");
		return with(this.settings.withObservationSettings(
				new ObservationSettings(observationRegistry, this.settings.observation().convention())));
	}

	/**
	 * Set the convention for the names and keys of observations.
	 * @param observationConvention the convention, or {@code null} for that of the
	 * registry or else the default one
	 * @return this builder
	 */
	public TracklyTemplateBuilder observationConvention(@Nullable TracklyObservationConvention observationConvention) {
		return with(this.settings.withObservationSettings(
				new ObservationSettings(this.settings.observation().registry(), observationConvention)));
	}

	TracklyTemplateBuilder timing(UnaryOperator<Timing> change) {
		Timing timing = this.settings.timing();
		return with(this.settings.withTiming(
				change.apply((timing != null) ? timing : Timing.system(this.settings.common().calls()::sleep))));
	}

	private TracklyTemplateBuilder account(Account account) {
		return with(this.settings.withAccount(account));
	}

	private TracklyTemplateBuilder with(ClientSettings settings) {
		this.settings = settings;
		return this;
	}

	/**
	 * Return the lifecycle of the templates of this builder and its copies, to be
	 * declared as a bean, as auto-configuration does. When it is stopped, requests under
	 * way are awaited, further ones fail as never sent, and
	 * {@link TracklyOperations#sendAll(Iterable) sendAll} returns its report.
	 * @param timeout the time for stopping; requests that take longer are not awaited,
	 * and their messages may have been queued. The context must grant its phase this time
	 * @return the lifecycle
	 */
	public SmartLifecycle lifecycle(Duration timeout) {
		return new ClientLifecycle(this.settings.common(), timeout);
	}

	/**
	 * Return an independent copy of this builder.
	 * @return a new builder
	 */
	public TracklyTemplateBuilder copy() {
		return new TracklyTemplateBuilder(this.settings);
	}

	/**
	 * Build a template with the current settings. Its HTTP client is created for the
	 * first call.
	 * @return a new template
	 * @throws IllegalStateException if no API key has been set
	 * @throws IllegalArgumentException if the default sender is invalid in the selected
	 * version of the API
	 */
	public TracklyTemplate build() {
		ClientSettings settings = completeSettings();
		return new TracklyTemplate(new LazyClient(settings));
	}

	/**
	 * Build a reactive template with the current settings. Its HTTP client is created for
	 * the first subscriber.
	 * @return a new template
	 * @throws IllegalStateException if no API key has been set
	 * @throws IllegalArgumentException if the default sender is invalid in the selected
	 * version of the API
	 */
	public ReactiveTracklyTemplate buildReactive() {
		ClientSettings settings = completeSettings();
		return new ReactiveTracklyTemplate(new LazyClient(settings));
	}

	private ClientSettings completeSettings() {
		this.settings.assertComplete();
		return this.settings;
	}

	/**
	 * Return base URL, version of the API and masked default sender, but not the API key.
	 */
	@Override
	public String toString() {
		return "TracklyTemplateBuilder[" + this.settings.account() + "]";
	}

}
