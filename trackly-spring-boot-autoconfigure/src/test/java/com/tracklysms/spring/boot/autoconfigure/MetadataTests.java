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

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that each property is described as Boot describes its own.
 */
class MetadataTests {

	/**
	 * Properties that are not set unless the application sets them.
	 */
	private static final Set<String> WITHOUT_DEFAULT = Set.of("trackly.api-key", "trackly.from",
			"trackly.http.cookie-handling", "trackly.http.ssl.bundle", "trackly.rate-limit.send-per-second",
			"trackly.rate-limit.bulk-per-second", "trackly.webhook.secrets",
			"trackly.webhook.deduplication.jdbc.platform", "trackly.ledger.jdbc.platform");

	static Stream<JsonNode> properties() throws IOException {
		try (InputStream metadata = TracklyProperties.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			return JsonMapper.shared().readTree(metadata).get("properties").valueStream().toList().stream();
		}
	}

	@ParameterizedTest
	@MethodSource("properties")
	void propertyHasNameTypeDescriptionAndDefault(JsonNode property) {
		String name = property.path("name").asString();
		assertThat(name).matches("(management\\.(health|info)\\.)?trackly(\\.[a-z]+(-[a-z]+)*)+");
		assertThat(property.path("type").asString()).isNotEmpty();
		assertThat(property.has("defaultValue")).as("Default of " + name).isNotEqualTo(WITHOUT_DEFAULT.contains(name));
		assertThat(property.path("description").asString()).as("Description of " + name)
			.matches("[A-Z].*\\.")
			.doesNotContain("{@", "<p>", "\n")
			.doesNotMatch("^(A|An|The) .*");
		if (property.path("type").asString().equals("java.lang.Boolean")) {
			assertThat(property.path("description").asString()).startsWith("Whether ");
		}
	}

	@Test
	void allPropertiesOfTheDesignAreThere() throws IOException {
		assertThat(properties().map((property) -> property.get("name").asString())).containsExactlyInAnyOrder(
				"trackly.enabled", "trackly.api-key", "trackly.base-url", "trackly.allow-insecure-base-url",
				"trackly.api-version", "trackly.from", "trackly.http.connect-timeout", "trackly.http.read-timeout",
				"trackly.http.redirects", "trackly.http.cookie-handling", "trackly.http.ssl.bundle",
				"trackly.retry.enabled", "trackly.retry.max-retries", "trackly.retry.initial-interval",
				"trackly.retry.multiplier", "trackly.retry.max-interval", "trackly.retry.jitter",
				"trackly.retry.max-duration", "trackly.retry.indeterminate", "trackly.bulk.batch-size",
				"trackly.bulk.concurrency", "trackly.bulk.buffer-memory", "trackly.bulk.linger",
				"trackly.rate-limit.send-per-second", "trackly.rate-limit.bulk-per-second",
				"trackly.rate-limit.adaptive", "trackly.rate-limit.shared", "trackly.rate-limit.on-store-failure",
				"trackly.ledger.enabled", "trackly.ledger.claim-timeout", "trackly.ledger.jdbc.initialize-schema",
				"trackly.ledger.jdbc.platform", "trackly.ledger.jdbc.schema", "trackly.ledger.jdbc.continue-on-error",
				"trackly.ledger.jdbc.table-prefix", "trackly.webhook.secrets", "trackly.webhook.path",
				"trackly.webhook.max-body-size", "trackly.webhook.max-age", "trackly.webhook.max-clock-skew",
				"trackly.webhook.deduplication.store", "trackly.webhook.deduplication.max-entries",
				"trackly.webhook.deduplication.time-to-live", "trackly.webhook.deduplication.jdbc.initialize-schema",
				"trackly.webhook.deduplication.jdbc.platform", "trackly.webhook.deduplication.jdbc.schema",
				"trackly.webhook.deduplication.jdbc.continue-on-error", "management.health.trackly.enabled",
				"management.health.trackly.timeout", "management.health.trackly.cache.time-to-live",
				"management.info.trackly.enabled");
	}

}
