package com.tracklysms.spring.internal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import com.tracklysms.spring.error.DefaultTracklyExceptionTranslator;
import com.tracklysms.spring.error.TracklyExceptionTranslator;
import com.tracklysms.spring.internal.protocol.SendProtocolV2;
import com.tracklysms.spring.internal.protocol.SenderNotice;
import com.tracklysms.spring.internal.ratelimit.RequestPacers;
import com.tracklysms.spring.internal.ratelimit.SharedStore;
import com.tracklysms.spring.internal.retry.Timing;
import com.tracklysms.spring.observation.TracklyObservationConvention;
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
 * Settings of a client, as a builder collects them and {@link ClientFactory} reads them.
 *
 * @param webClientBuilder the builder of the HTTP client, asked for once
 * @param account where the API is, and in whose name it is called
 * @param timeout the longest time of one attempt
 * @param retry how failed calls are repeated
 * @param bulk how sends of any number are cut into requests
 * @param limits how requests keep within rate limits
 * @param exceptionTranslator what makes exceptions of answers
 * @param observation who observes calls
 * @param timing the clocks, waits and chance; {@code null} for those of the system, which
 * are made for the first call
 * @param common what all copies of a builder have in common
 */
public record ClientSettings(Supplier<WebClient.Builder> webClientBuilder, Account account, Duration timeout,
		RetrySettings retry, BulkSettings bulk, Limits limits, TracklyExceptionTranslator exceptionTranslator,
		ObservationSettings observation, @Nullable Timing timing, Common common) {

	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(35);

	/**
	 * Return the default settings.
	 */
	public static ClientSettings defaults(Supplier<WebClient.Builder> webClientBuilder) {
		return new ClientSettings(webClientBuilder, Account.DEFAULT, DEFAULT_TIMEOUT, RetrySettings.defaults(),
				BulkSettings.defaults(), Limits.DEFAULT, new DefaultTracklyExceptionTranslator(),
				ObservationSettings.NONE, null,
				new Common(new AtomicBoolean(), new AtomicBoolean(), new RequestPacers()));
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
	 * Check what only the settings together can show, before the first message does.
	 * @throws IllegalStateException if there is no API key
	 * @throws IllegalArgumentException if the default sender is none in this version of
	 * the API
	 */
	public void assertComplete() {
		Assert.state(this.account.apiKey() != null, "API key must be set");
		this.account.assertSender();
		if (this.account.apiVersion() == TracklyApiVersion.V1) {
			new SenderNotice(this.common.senderNoticeGiven()).check(this.account.from());
		}
	}

	/**
	 * Where the API is, and in whose name it is called.
	 *
	 * @param baseUrl the URL of the API, up to and without the version
	 * @param apiKey the key, or {@code null} if none has been set yet
	 * @param apiVersion the version of the API to send with
	 * @param from the sender of messages that name none, if there is one
	 */
	public record Account(String baseUrl, @Nullable String apiKey, TracklyApiVersion apiVersion,
			@Nullable String from) {

		private static final Account DEFAULT = new Account("https://app.tracklysms.com/api", null, TracklyApiVersion.V1,
				null);

		public Account withBaseUrl(String baseUrl, boolean allowInsecure) {
			return new Account(ConnectionChecks.baseUrl(baseUrl, allowInsecure), this.apiKey, this.apiVersion,
					this.from);
		}

		public Account withApiKey(String apiKey) {
			return new Account(this.baseUrl, ConnectionChecks.apiKey(apiKey), this.apiVersion, this.from);
		}

		public Account withApiVersion(TracklyApiVersion apiVersion) {
			return new Account(this.baseUrl, this.apiKey, apiVersion, this.from);
		}

		public Account withFrom(@Nullable String from) {
			Account account = new Account(this.baseUrl, this.apiKey, this.apiVersion, from);
			account.assertSender();
			return account;
		}

		private void assertSender() {
			if (this.apiVersion == TracklyApiVersion.V2 && StringUtils.hasText(this.from)) {
				SendProtocolV2.assertSender(this.from);
			}
		}

	}

	/**
	 * How requests keep within rate limits.
	 *
	 * @param settings the limits
	 * @param store where they are kept, or {@code null} if this instance has them for
	 * itself
	 */
	public record Limits(RateLimitSettings settings, @Nullable SharedStore store) {

		private static final Limits DEFAULT = new Limits(RateLimitSettings.defaults(), null);

	}

	/**
	 * Who observes calls.
	 *
	 * @param registry the registry of observations
	 * @param convention the names of observations and their keys, or {@code null} for
	 * those of the registry or the default ones
	 */
	public record ObservationSettings(ObservationRegistry registry, @Nullable TracklyObservationConvention convention) {

		private static final ObservationSettings NONE = new ObservationSettings(ObservationRegistry.NOOP, null);

	}

	/**
	 * What all copies of a builder have in common: an application wants to hear a notice
	 * once, and limits are those of an API key.
	 */
	public record Common(AtomicBoolean deprecationNoticeGiven, AtomicBoolean senderNoticeGiven, RequestPacers pacers) {

	}

}
