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

package com.tracklysms.spring.internal;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import com.tracklysms.spring.internal.http.DefaultTracklyExceptionTranslator;
import com.tracklysms.spring.error.TracklyExceptionTranslator;
import com.tracklysms.spring.internal.http.ApiKey;
import com.tracklysms.spring.internal.protocol.SendProtocolV2;
import com.tracklysms.spring.internal.protocol.SenderNotice;
import com.tracklysms.spring.internal.ratelimit.RequestPacers;
import com.tracklysms.spring.internal.ratelimit.SharedStore;
import com.tracklysms.spring.internal.retry.Lifetime;
import com.tracklysms.spring.internal.retry.Timing;
import com.tracklysms.spring.observation.TracklyObservationConvention;
import com.tracklysms.spring.settings.BulkSettings;
import com.tracklysms.spring.settings.InvalidSettingException;
import com.tracklysms.spring.settings.RateLimitSettings;
import com.tracklysms.spring.settings.RetrySettings;
import com.tracklysms.spring.settings.TracklyApiVersion;
import com.tracklysms.spring.support.Masking;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Settings of a client, as collected by a builder and used by {@link ClientFactory}.
 *
 * @param webClientBuilder the supplier of the builder of the HTTP client, called once
 * @param account the API and the account
 * @param timeout the timeout of one attempt
 * @param retry the settings for retries
 * @param bulk the settings for batches
 * @param limits the rate limits and their store
 * @param exceptionTranslator the translator of error responses
 * @param observation the settings for observations
 * @param timing the clocks, waits and randomness; {@code null} for those of the system,
 * which are created for the first call
 * @param common the state shared by all copies of a builder
 */
public record ClientSettings(Supplier<WebClient.Builder> webClientBuilder, Account account, Duration timeout,
		RetrySettings retry, BulkSettings bulk, Limits limits, TracklyExceptionTranslator exceptionTranslator,
		ObservationSettings observation, @Nullable Timing timing, Common common) {

	private static final String NO_KEY = "API key must be set, by the property trackly.api-key or apiKey(..) of the builder";

	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(35);

	/**
	 * Return the default settings.
	 */
	public static ClientSettings defaults(Supplier<WebClient.Builder> webClientBuilder) {
		return new ClientSettings(webClientBuilder, Account.DEFAULT, DEFAULT_TIMEOUT, RetrySettings.defaults(),
				BulkSettings.defaults(), Limits.DEFAULT, new DefaultTracklyExceptionTranslator(),
				ObservationSettings.NONE, null, Common.create());
	}

	public ClientSettings withAccount(Account account) {
		return new ClientSettings(this.webClientBuilder, account, this.timeout, this.retry, this.bulk, this.limits,
				this.exceptionTranslator, this.observation, this.timing, this.common);
	}

	public ClientSettings withTimeout(Duration timeout) {
		return new ClientSettings(this.webClientBuilder, this.account, timeout, this.retry, this.bulk, this.limits,
				this.exceptionTranslator, this.observation, this.timing, this.common);
	}

	public ClientSettings withRetry(RetrySettings retry) {
		if (retry.initialInterval().compareTo(retry.maxInterval()) > 0) {
			throw new InvalidSettingException("retry.initial-interval",
					"Initial interval (" + retry.initialInterval()
							+ ") must not be longer than the longest one (trackly.retry.max-interval, "
							+ retry.maxInterval() + ")");
		}
		return new ClientSettings(this.webClientBuilder, this.account, this.timeout, retry, this.bulk, this.limits,
				this.exceptionTranslator, this.observation, this.timing, this.common);
	}

	public ClientSettings withBulk(BulkSettings bulk) {
		return new ClientSettings(this.webClientBuilder, this.account, this.timeout, this.retry, bulk, this.limits,
				this.exceptionTranslator, this.observation, this.timing, this.common);
	}

	public ClientSettings withLimits(Limits limits) {
		return new ClientSettings(this.webClientBuilder, this.account, this.timeout, this.retry, this.bulk, limits,
				this.exceptionTranslator, this.observation, this.timing, this.common);
	}

	public ClientSettings withExceptionTranslator(TracklyExceptionTranslator exceptionTranslator) {
		return new ClientSettings(this.webClientBuilder, this.account, this.timeout, this.retry, this.bulk, this.limits,
				exceptionTranslator, this.observation, this.timing, this.common);
	}

	public ClientSettings withObservationSettings(ObservationSettings observation) {
		return new ClientSettings(this.webClientBuilder, this.account, this.timeout, this.retry, this.bulk, this.limits,
				this.exceptionTranslator, observation, this.timing, this.common);
	}

	public ClientSettings withTiming(Timing timing) {
		return new ClientSettings(this.webClientBuilder, this.account, this.timeout, this.retry, this.bulk, this.limits,
				this.exceptionTranslator, this.observation, timing, this.common);
	}

	/**
	 * Check settings that depend on each other, so that errors are reported before the
	 * first call.
	 * @throws IllegalStateException if there is no API key
	 * @throws IllegalArgumentException if the default sender is invalid in the selected
	 * version of the API
	 */
	public void assertComplete() {
		Assert.state(this.account.apiKey() != null, NO_KEY);
		this.account.assertSender();
		if (this.account.apiVersion() == TracklyApiVersion.V1) {
			new SenderNotice(this.common.senderNoticeGiven()).check(this.account.from());
		}
	}

	/**
	 * Return the account whose rate limits apply.
	 * @throws IllegalStateException if there is no API key
	 */
	RequestPacers.Account pacedAccount() {
		ApiKey apiKey = this.account.apiKey();
		Assert.state(apiKey != null, NO_KEY);
		return RequestPacers.Account.of(this.account.baseUrl(), apiKey, this.limits.settings(), this.limits.store());
	}

	/**
	 * Location of the API, and the account to use.
	 *
	 * @param baseUrl the URL of the API up to, but excluding, the version
	 * @param apiKey the API key, or {@code null} if none has been set yet
	 * @param apiVersion the version of the API to send messages with
	 * @param from the default sender, or {@code null} for none
	 */
	public record Account(String baseUrl, @Nullable ApiKey apiKey, TracklyApiVersion apiVersion,
			@Nullable String from) {

		private static final Account DEFAULT = new Account("https://app.tracklysms.com/api", null, TracklyApiVersion.V1,
				null);

		public Account withBaseUrl(String baseUrl, boolean allowInsecure) {
			return new Account(ConnectionChecks.baseUrl(baseUrl, allowInsecure), this.apiKey, this.apiVersion,
					this.from);
		}

		public Account withApiKey(ApiKey apiKey) {
			return new Account(this.baseUrl, apiKey, this.apiVersion, this.from);
		}

		public Account withApiVersion(TracklyApiVersion apiVersion) {
			return new Account(this.baseUrl, this.apiKey, apiVersion, this.from);
		}

		public Account withFrom(@Nullable String from) {
			Account account = new Account(this.baseUrl, this.apiKey, this.apiVersion, from);
			account.assertSender();
			return account;
		}

		/**
		 * Return the account without its API key.
		 */
		@Override
		public String toString() {
			return "baseUrl=" + this.baseUrl + ", apiVersion=" + this.apiVersion.name().toLowerCase(Locale.ROOT)
					+ ", from=" + Masking.number(this.from);
		}

		private void assertSender() {
			if (this.apiVersion == TracklyApiVersion.V2 && StringUtils.hasText(this.from)) {
				SendProtocolV2.assertSender(this.from);
			}
		}

	}

	/**
	 * Rate limits and their store.
	 *
	 * @param settings the limits
	 * @param store the store of shared limits, or {@code null} if the limits apply to
	 * this instance only
	 */
	public record Limits(RateLimitSettings settings, @Nullable SharedStore store) {

		private static final Limits DEFAULT = new Limits(RateLimitSettings.defaults(), null);

	}

	/**
	 * Settings for observations.
	 *
	 * @param registry the registry of observations
	 * @param convention the names of observations and their keys, or {@code null} for
	 * those of the registry or the default ones
	 */
	public record ObservationSettings(ObservationRegistry registry, @Nullable TracklyObservationConvention convention) {

		private static final ObservationSettings NONE = new ObservationSettings(ObservationRegistry.NOOP, null);

	}

	/**
	 * State shared by all copies of a builder: notices are logged once for an
	 * application, and limits apply to an API key.
	 *
	 * @param deprecationNoticeGiven whether the {@code DeprecationNotice} has been logged
	 * @param senderNoticeGiven whether the {@link SenderNotice} has been logged
	 * @param pacers the pacers of all accounts
	 * @param calls the time in which requests of calls may be sent
	 * @param runs the part of it in which sends of any number of messages may go on
	 */
	public record Common(AtomicBoolean deprecationNoticeGiven, AtomicBoolean senderNoticeGiven, RequestPacers pacers,
			Lifetime calls, Lifetime runs) {

		static Common create() {
			Lifetime calls = new Lifetime();
			return new Common(new AtomicBoolean(), new AtomicBoolean(), new RequestPacers(), calls, calls.part());
		}

	}

}
