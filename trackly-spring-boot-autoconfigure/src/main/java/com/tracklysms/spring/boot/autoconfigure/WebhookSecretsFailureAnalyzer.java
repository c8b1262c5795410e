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

import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Performs analysis of failures caused by the secrets of the webhook. Does not contain
 * their value, which the analyzers of Spring Boot show.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class WebhookSecretsFailureAnalyzer implements FailureAnalyzer {

	private static final String PROPERTY = TracklyProperties.PREFIX + ".webhook.secrets";

	private static final ConfigurationPropertyName NAME = ConfigurationPropertyName.of(PROPERTY);

	private final PropertyOrigins origins;

	WebhookSecretsFailureAnalyzer(Environment environment) {
		this.origins = new PropertyOrigins(environment);
	}

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof InvalidConfigurationPropertyValueException invalid
					&& invalid.getName().equals(PROPERTY)) {
				return analysis(PROPERTY, this.origins.of(PROPERTY), String.valueOf(invalid.getReason()), cause);
			}
			if (cause instanceof UnboundConfigurationPropertiesException unbound) {
				return analyze(unbound);
			}
		}
		return null;
	}

	private @Nullable FailureAnalysis analyze(UnboundConfigurationPropertiesException unbound) {
		return unbound.getUnboundProperties()
			.stream()
			.filter((property) -> isSecret(property.getName()))
			.findFirst()
			.map((property) -> analysis(property.getName(), PropertyOrigins.origin(property),
					"The elements of the list must be numbered from 0, and none left out", unbound))
			.orElse(null);
	}

	private boolean isSecret(ConfigurationPropertyName name) {
		return name.chop(NAME.getNumberOfElements()).equals(NAME);
	}

	private FailureAnalysis analysis(Object property, String origin, String reason, Throwable cause) {
		return new FailureAnalysis(InvalidTracklyPropertyFailureAnalyzer.describe(property, origin, reason),
				"Set '" + PROPERTY + "' to the secret of the webhook, or to two of them with a comma between, while "
						+ "it is being rotated.",
				cause);
	}

}
