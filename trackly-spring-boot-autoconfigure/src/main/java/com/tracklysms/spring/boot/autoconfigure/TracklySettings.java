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

import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.ratelimit.RateLimitStore;
import com.tracklysms.spring.settings.BulkSettings;
import com.tracklysms.spring.settings.InvalidSettingException;
import com.tracklysms.spring.settings.RateLimitSettings;
import com.tracklysms.spring.settings.RetrySettings;
import com.tracklysms.spring.settings.TracklyApiVersion;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.http.client.HttpClientSettings;

/**
 * Applies properties and connection details to a builder. Settings are validated where
 * they are used; this class adds the name of the property to a failed validation.
 */
class TracklySettings {

	private final TracklyProperties properties;

	private final TracklyConnectionDetails connectionDetails;

	private final HttpClientSettingsFactory http;

	TracklySettings(TracklyProperties properties, TracklyConnectionDetails connectionDetails) {
		this.properties = properties;
		this.connectionDetails = connectionDetails;
		this.http = new HttpClientSettingsFactory(properties.getHttp(), connectionDetails);
	}

	/**
	 * Return the settings of the HTTP client.
	 * @param fallback the settings for all HTTP clients of the application
	 */
	HttpClientSettings httpClientSettings(@Nullable HttpClientSettings fallback) {
		try {
			return this.http.create(fallback);
		}
		catch (InvalidSettingException ex) {
			throw invalid(ex);
		}
	}

	void applyTo(TracklyTemplateBuilder builder, @Nullable RateLimitStore rateLimitStore) {
		try {
			applyConnection(builder);
			applySender(builder);
			builder.timeout(this.http.attemptTimeout());
			builder.retry((settings) -> retrySettings(this.properties.getRetry()));
			builder.bulk((settings) -> bulkSettings(this.properties.getBulk()));
			builder.rateLimit((settings) -> rateLimitSettings(this.properties.getRateLimit()));
			applyStore(builder, this.properties.getRateLimit(), rateLimitStore);
		}
		catch (InvalidSettingException ex) {
			throw invalid(ex);
		}
	}

	private InvalidTracklyPropertyException invalid(InvalidSettingException ex) {
		String setting = ex.getSetting();
		boolean connection = setting.equals("api-key") || setting.equals("base-url");
		String message = ex.getMessage();
		return new InvalidTracklyPropertyException("trackly." + setting,
				connection ? HttpClientSettingsFactory.bean(this.connectionDetails) : null,
				(message != null) ? message : "not valid", null);
	}

	private void applyConnection(TracklyTemplateBuilder builder) {
		if (isKeyConfigured()) {
			builder.apiKey(this.connectionDetails.getApiKey());
			// Checked by now, and asked for again, since it can be rotated
			builder.apiKey(this.connectionDetails::getApiKey);
		}
		String baseUrl = this.connectionDetails.getBaseUrl();
		if (this.properties.isAllowInsecureBaseUrl()) {
			builder.insecureBaseUrl(baseUrl);
		}
		else {
			builder.baseUrl(baseUrl);
		}
	}

	private boolean isKeyConfigured() {
		return this.properties.getApiKey() != null || HttpClientSettingsFactory.bean(this.connectionDetails) != null;
	}

	private void applySender(TracklyTemplateBuilder builder) {
		builder.apiVersion(this.properties.getApiVersion());
		String from = this.properties.getFrom();
		// YAML parses an unquoted phone number as a number
		InvalidSettingException.throwUnless(
				this.properties.getApiVersion() != TracklyApiVersion.V2 || from == null || !from.matches("\\d{7,15}"),
				"from",
				"Sender must begin with a plus sign under API v2. In YAML it needs quotes, or its plus sign is lost");
		builder.from(from);
	}

	private RetrySettings retrySettings(TracklyProperties.Retry retry) {
		return new RetrySettings(retry.isEnabled(), retry.getMaxRetries(), retry.getInitialInterval(),
				retry.getMultiplier(), retry.getMaxInterval(), retry.getJitter(), retry.getMaxDuration(),
				retry.isIndeterminate());
	}

	private BulkSettings bulkSettings(TracklyProperties.Bulk bulk) {
		return new BulkSettings(bulk.getBatchSize(), bulk.getConcurrency(), bulk.getBufferMemory(), bulk.getLinger());
	}

	private RateLimitSettings rateLimitSettings(TracklyProperties.RateLimit rateLimit) {
		return new RateLimitSettings(rateLimit.getSendPerSecond(), rateLimit.getBulkPerSecond(),
				rateLimit.isAdaptive());
	}

	private void applyStore(TracklyTemplateBuilder builder, TracklyProperties.RateLimit rateLimit,
			@Nullable RateLimitStore store) {
		if (rateLimit.isShared()) {
			InvalidSettingException.throwUnless(
					rateLimit.getSendPerSecond() != null || rateLimit.getBulkPerSecond() != null, "rate-limit.shared",
					"Neither trackly.rate-limit.send-per-second nor trackly.rate-limit.bulk-per-second is set, so "
							+ "there is no limit to share");
			if (store == null) {
				throw new InvalidSettingException("rate-limit.shared",
						"Shared rate limits need one bean of type ProxyManager of Bucket4j with keys of type String, "
								+ "byte[] or Long, or one of type RateLimitStore");
			}
			builder.sharedRateLimit(store, rateLimit.getOnStoreFailure());
		}
	}

}
