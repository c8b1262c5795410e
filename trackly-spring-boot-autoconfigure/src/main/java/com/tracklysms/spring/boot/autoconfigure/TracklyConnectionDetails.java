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

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/**
 * Details required to establish a connection to the Trackly SMS API. A bean of this type
 * replaces the properties {@code trackly.base-url}, {@code trackly.api-key} and
 * {@code trackly.http.ssl.bundle}.
 *
 * @since 0.1.0
 */
public interface TracklyConnectionDetails extends ConnectionDetails {

	/**
	 * Return the base URL of the API.
	 * @return the URL up to, but excluding, the version
	 */
	String getBaseUrl();

	/**
	 * Return the API key of the account. This method is called at start and before each
	 * attempt, on any thread, so that a key can be rotated while the application runs. It
	 * must return quickly. If it fails or returns no key that can be sent, nothing is
	 * sent.
	 * @return the API key
	 */
	String getApiKey();

	/**
	 * Return the SSL bundle to use.
	 * @return the SSL bundle, or {@code null} to use the settings for all HTTP clients of
	 * the application
	 */
	default @Nullable SslBundle getSslBundle() {
		return null;
	}

}
