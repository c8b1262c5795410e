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

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpCookieHandling;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Access to the handling of cookies, which Spring Boot has had since 4.1.
 */
final class CookieHandling {

	private static final String PROPERTY = "trackly.http.cookie-handling";

	private static final boolean PRESENT = ClassUtils
		.isPresent("org.springframework.boot.http.client.HttpCookieHandling", CookieHandling.class.getClassLoader());

	private CookieHandling() {
	}

	/**
	 * Check that the property is not set where Spring Boot does not have it.
	 */
	static void check(Environment environment) {
		if (!PRESENT && environment.containsProperty(PROPERTY)) {
			throw new InvalidTracklyPropertyException(PROPERTY,
					"Handling of cookies needs Spring Boot 4.1, and this is " + SpringBootVersion.getVersion());
		}
	}

	static HttpClientSettings apply(HttpClientSettings settings, TracklyProperties.Http properties) {
		return PRESENT ? Cookies.apply(settings, properties) : settings;
	}

	/**
	 * Check that the HTTP library supports cookies, if they are required.
	 * @param connector the creation of the connector
	 */
	static void check(HttpClientSettings settings, TracklyProperties.Http properties, Runnable connector) {
		if (!PRESENT || !Cookies.isRequired(settings)) {
			return;
		}
		try {
			connector.run();
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidTracklyPropertyException(
					(properties.getCookieHandling() != null) ? PROPERTY : "spring.http.clients.cookie-handling",
					String.valueOf(ex.getMessage()));
		}
	}

	private static final class Cookies {

		static HttpClientSettings apply(HttpClientSettings settings, TracklyProperties.Http properties) {
			HttpCookieHandling cookieHandling = properties.getCookieHandling();
			return (cookieHandling != null) ? settings.withCookieHandling(cookieHandling) : settings;
		}

		static boolean isRequired(HttpClientSettings settings) {
			return settings.cookieHandling() == HttpCookieHandling.ENABLE;
		}

	}

}
