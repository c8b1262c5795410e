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

import javax.net.ssl.SSLEngine;

import com.tracklysms.spring.settings.InvalidSettingException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.core.NestedExceptionUtils;

/**
 * Creates the settings of the HTTP client: those of the Trackly client, with the settings
 * for all HTTP clients of the application as a fallback. What is configured is checked,
 * although the HTTP client itself is created for the first call.
 */
class HttpClientSettingsFactory {

	/**
	 * HTTP libraries count milliseconds, and treat zero as no timeout.
	 */
	private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);

	/**
	 * Some HTTP libraries count milliseconds in an {@code int}.
	 */
	private static final Duration LONGEST_TIMEOUT = Duration.ofDays(24);

	private final TracklyProperties.Http properties;

	private final TracklyConnectionDetails connectionDetails;

	HttpClientSettingsFactory(TracklyProperties.Http properties, TracklyConnectionDetails connectionDetails) {
		this.properties = properties;
		this.connectionDetails = connectionDetails;
	}

	/**
	 * Timeout of one attempt as a whole, which also applies if the server keeps sending
	 * its response in small pieces.
	 */
	Duration attemptTimeout() {
		Duration connectTimeout = countable(this.properties.getConnectTimeout(), "http.connect-timeout");
		return connectTimeout.plus(countable(this.properties.getReadTimeout(), "http.read-timeout"));
	}

	private Duration countable(@Nullable Duration timeout, String setting) {
		if (timeout == null || timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
			throw new InvalidSettingException(setting, "Timeout must be between 1 ms and 24 days");
		}
		return timeout;
	}

	HttpClientSettings create(@Nullable HttpClientSettings fallback) {
		attemptTimeout();
		SslBundle sslBundle = this.connectionDetails.getSslBundle();
		HttpClientSettings settings = CookieHandling
			.apply(HttpClientSettings.defaults()
				.withTimeouts(this.properties.getConnectTimeout(), this.properties.getReadTimeout())
				.withRedirects(this.properties.getRedirects())
				.withSslBundle(sslBundle), this.properties)
			.orElse(fallback);
		if (settings.sslBundle() != null) {
			check(settings.sslBundle(), sslBundle == null);
		}
		return settings;
	}

	private void check(SslBundle sslBundle, boolean ofAllClients) {
		try {
			SSLEngine engine = sslBundle.createSslContext().createSSLEngine();
			SslOptions options = sslBundle.getOptions();
			if (options.getCiphers() != null) {
				engine.setEnabledCipherSuites(options.getCiphers());
			}
			if (options.getEnabledProtocols() != null) {
				engine.setEnabledProtocols(options.getEnabledProtocols());
			}
		}
		catch (RuntimeException ex) {
			String property = ofAllClients ? "spring.http.clients.ssl.bundle" : "trackly.http.ssl.bundle";
			throw new InvalidTracklyPropertyException(property, ofAllClients ? null : bean(this.connectionDetails),
					"The SSL bundle cannot be used: " + reason(ex), ex);
		}
	}

	private String reason(RuntimeException failure) {
		String reason = failure.getMessage();
		Throwable cause = NestedExceptionUtils.getRootCause(failure);
		return (cause != null) ? "%s (%s: %s)".formatted(reason, cause.getClass().getSimpleName(), cause.getMessage())
				: String.valueOf(reason);
	}

	/**
	 * Return the type of the bean that provides the connection details instead of the
	 * properties, or {@code null} for none.
	 */
	static @Nullable Class<?> bean(TracklyConnectionDetails connectionDetails) {
		return (connectionDetails instanceof PropertiesTracklyConnectionDetails) ? null : connectionDetails.getClass();
	}

}
