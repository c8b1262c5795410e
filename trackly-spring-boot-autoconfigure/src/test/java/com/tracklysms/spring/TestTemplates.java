package com.tracklysms.spring;

import java.time.Duration;

import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Builders of templates for tests.
 */
final class TestTemplates {

	static final String API_KEY = "trk_a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6";

	static final String FROM = "pn_abc123def456";

	static final String LIST_NUMBER = "+18005550199";

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
	 * Have both templates wait by a sleeper that moves the clock.
	 */
	static TracklyTemplateBuilder recording(TracklyTemplateBuilder builder, RecordingSleeper sleeper) {
		return builder.clock(sleeper.clock()).sleeper(sleeper).delay(sleeper);
	}

	/**
	 * Have both templates wait for no time, and so keep no pace.
	 */
	static TracklyTemplateBuilder impatient(TracklyTemplateBuilder builder) {
		return builder.rateLimit((settings) -> settings.withAdaptive(false)).sleeper((duration) -> {
		}).delay((duration) -> Mono.just(duration));
	}

	/**
	 * For tests in which a retry would be a mistake: a wait fails.
	 */
	static TracklyTemplateBuilder withoutWaits(TracklyTemplateBuilder builder) {
		return builder.sleeper((duration) -> {
			throw new AssertionError("Waited for " + duration);
		}).delay((duration) -> Mono.error(new AssertionError("Waited for " + duration)));
	}

	static TracklyTemplate neverWaiting(TracklyTemplateBuilder builder) {
		return withoutWaits(builder).build();
	}

}
