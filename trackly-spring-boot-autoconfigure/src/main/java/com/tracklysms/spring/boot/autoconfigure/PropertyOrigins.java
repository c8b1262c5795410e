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

import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Finds where properties have been set, for instance the line of a file.
 */
class PropertyOrigins {

	private final Environment environment;

	PropertyOrigins(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Return the origin of a property.
	 */
	String of(String property) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
		return sources().map((source) -> source.getConfigurationProperty(name))
			.filter(Objects::nonNull)
			.findFirst()
			.map(PropertyOrigins::origin)
			.orElse("configuration properties");
	}

	/**
	 * Return the properties below a prefix, as they were set.
	 */
	Stream<ConfigurationProperty> below(String prefix) {
		ConfigurationPropertyName parent = ConfigurationPropertyName.of(prefix);
		return sources().filter(IterableConfigurationPropertySource.class::isInstance)
			.map(IterableConfigurationPropertySource.class::cast)
			.flatMap((source) -> source.stream()
				.filter(parent::isAncestorOf)
				.map(source::getConfigurationProperty)
				.filter(Objects::nonNull));
	}

	static String origin(ConfigurationProperty property) {
		Origin origin = property.getOrigin();
		return (origin != null) ? origin.toString() : "configuration properties";
	}

	private Stream<ConfigurationPropertySource> sources() {
		return (this.environment instanceof ConfigurableEnvironment configurable)
				? StreamSupport
					.stream(ConfigurationPropertySources.from(configurable.getPropertySources()).spliterator(), false)
				: Stream.empty();
	}

}
