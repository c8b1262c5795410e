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
		if (!StringUtils.hasLength(name)) {
			return null;
		}
		if (this.sslBundles == null || !this.sslBundles.getBundleNames().contains(name)) {
			throw new InvalidTracklyPropertyException("trackly.http.ssl.bundle", TracklySettings.PROPERTIES,
					"No SSL bundle of that name is configured under spring.ssl.bundle");
		}
		return this.sslBundles.getBundle(name);
	}

}
