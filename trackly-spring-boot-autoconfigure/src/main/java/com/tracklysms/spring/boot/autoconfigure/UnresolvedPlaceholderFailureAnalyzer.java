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

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;

/**
 * Performs analysis of failures caused by a property of the Trackly client whose
 * placeholder cannot be resolved. Does not contain the value, which can be a part of a
 * secret.
 */
class UnresolvedPlaceholderFailureAnalyzer extends AbstractFailureAnalyzer<PlaceholderResolutionException> {

	private final PropertyOrigins origins;

	UnresolvedPlaceholderFailureAnalyzer(Environment environment) {
		this.origins = new PropertyOrigins(environment);
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, PlaceholderResolutionException cause) {
		return this.origins.below(TracklyProperties.PREFIX)
			.filter((property) -> String.valueOf(property.getValue()).contains("${" + cause.getPlaceholder()))
			.findFirst()
			.map((property) -> analysis(property, cause))
			.orElse(null);
	}

	private FailureAnalysis analysis(ConfigurationProperty property, PlaceholderResolutionException cause) {
		return new FailureAnalysis(
				InvalidTracklyPropertyFailureAnalyzer.describe(property.getName(), PropertyOrigins.origin(property),
						"Placeholder '" + cause.getPlaceholder() + "' cannot be resolved"),
				"Set '%s', for instance as an environment variable, or change '%s'.".formatted(cause.getPlaceholder(),
						property.getName()),
				cause);
	}

}
