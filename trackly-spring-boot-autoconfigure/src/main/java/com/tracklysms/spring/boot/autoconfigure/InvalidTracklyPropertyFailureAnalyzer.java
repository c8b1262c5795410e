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

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Performs analysis of failures caused by an {@link InvalidTracklyPropertyException}.
 */
class InvalidTracklyPropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidTracklyPropertyException> {

	private final PropertyOrigins origins;

	InvalidTracklyPropertyFailureAnalyzer(Environment environment) {
		this.origins = new PropertyOrigins(environment);
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidTracklyPropertyException cause) {
		Class<?> bean = cause.getBean();
		String origin = (bean != null) ? "bean of type " + bean.getName() : this.origins.of(cause.getProperty());
		String cure = (bean != null) ? "Correct the bean of type " + bean.getName() + "." : cure(cause.getProperty());
		return new FailureAnalysis(describe(cause.getProperty(), origin, cause.getReason()), cure, cause);
	}

	static String describe(Object property, String origin, String reason) {
		return "The Trackly client cannot be configured.%n%n    Property: %s%n    Origin: %s%n    Reason: %s"
			.formatted(property, origin, reason);
	}

	private String cure(String property) {
		return switch (property) {
			case "trackly.api-key" -> "Set 'trackly.api-key' to a key of your Trackly account as shown under "
					+ "Settings > API Keys, without quotes, spaces or line breaks around it. An environment variable "
					+ "TRACKLY_API_KEY that is set but empty counts as a blank key. To start without the client, "
					+ "remove the property.";
			case "trackly.base-url" -> "Set 'trackly.base-url' to a URL such as https://app.tracklysms.com/api, or "
					+ "remove it. For a test server that has no https, use a loopback address, or accept the risk with "
					+ "'trackly.allow-insecure-base-url=true'.";
			case "trackly.from" -> "Change 'trackly.from', or remove it and name the sender of each message.";
			case "trackly.http.ssl.bundle", "spring.http.clients.ssl.bundle" ->
				"Correct the bundle under 'spring.ssl.bundle', or change or remove '%s'.".formatted(property);
			case "trackly.http.cookie-handling", "spring.http.clients.cookie-handling" ->
				"Remove '%s', or select another HTTP library with 'spring.http.clients.reactive.connector'."
					.formatted(property);
			case "trackly.rate-limit.send-per-second", "trackly.rate-limit.bulk-per-second" ->
				"Change '%s', or remove it for no limit.".formatted(property);
			case "trackly.rate-limit.shared" ->
				"Provide what is missing, or remove 'trackly.rate-limit.shared', so that "
						+ "each instance has the limits for itself.";
			default -> "Change '%s', or remove it to use the default.".formatted(property);
		};
	}

}
