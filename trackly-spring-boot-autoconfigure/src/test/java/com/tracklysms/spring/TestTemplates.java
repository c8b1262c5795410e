package com.tracklysms.spring;

import java.time.Duration;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Builders of templates for tests.
 */
final class TestTemplates {

	static final String API_KEY = "trk_a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6";

	static final String FROM = "pn_abc123def456";

	private TestTemplates() {
	}

	static TracklyTemplateBuilder forPort(int port) {
		return forPort(port, Connector.REACTOR);
	}

	static TracklyTemplateBuilder forPort(int port, Connector connector) {
		return forPort(port, connector, Duration.ofSeconds(30));
	}

	static TracklyTemplateBuilder forPort(int port, Connector connector, Duration readTimeout) {
		return forPort(port, connector.webClientBuilder(readTimeout));
	}

	static TracklyTemplateBuilder forPort(int port, WebClient.Builder webClientBuilder) {
		return TracklyTemplate.builder(webClientBuilder)
			.baseUrl("http://localhost:" + port + "/api")
			.apiKey(API_KEY)
			.from(FROM);
	}

	/**
	 * A template for tests in which a retry would be a mistake: a wait fails.
	 */
	static TracklyTemplate neverWaiting(TracklyTemplateBuilder builder) {
		return builder.sleeper((duration) -> {
			throw new AssertionError("Waited for " + duration);
		}).build();
	}

}
