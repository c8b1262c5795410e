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

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;

/**
 * Adapts {@link TracklyProperties} to {@link TracklyConnectionDetails}.
 */
class PropertiesTracklyConnectionDetails implements TracklyConnectionDetails {

	private final TracklyProperties properties;

	private final @Nullable SslBundles sslBundles;

	PropertiesTracklyConnectionDetails(TracklyProperties properties, @Nullable SslBundles sslBundles) {
		this.properties = properties;
		this.sslBundles = sslBundles;
	}

	@Override
	public String getBaseUrl() {
		return this.properties.getBaseUrl();
	}

	@Override
	public String getApiKey() {
		String apiKey = this.properties.getApiKey();
		return (apiKey != null) ? apiKey : "";
	}

	@Override
	public @Nullable SslBundle getSslBundle() {
		String name = this.properties.getHttp().getSsl().getBundle();
		if (!StringUtils.hasText(name)) {
			return null;
		}
		if (this.sslBundles == null || !this.sslBundles.getBundleNames().contains(name)) {
			throw new InvalidTracklyPropertyException("trackly.http.ssl.bundle",
					"No SSL bundle of that name is configured under spring.ssl.bundle");
		}
		return this.sslBundles.getBundle(name);
	}

}
