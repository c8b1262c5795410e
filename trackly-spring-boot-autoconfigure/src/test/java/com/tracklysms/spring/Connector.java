package com.tracklysms.spring;

import java.time.Duration;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * HTTP libraries below WebClient, for tests of what holds over each of them.
 */
enum Connector {

	REACTOR(ClientHttpConnectorBuilder.reactor()),

	HTTP_COMPONENTS(ClientHttpConnectorBuilder.httpComponents()),

	JDK(ClientHttpConnectorBuilder.jdk());

	private final ClientHttpConnectorBuilder<?> builder;

	Connector(ClientHttpConnectorBuilder<?> builder) {
		this.builder = builder;
	}

	ClientHttpConnector build(Duration readTimeout) {
		return this.builder.build(HttpClientSettings.defaults()
			.withConnectTimeout(Duration.ofSeconds(5))
			.withReadTimeout(readTimeout)
			.withRedirects(HttpRedirects.DONT_FOLLOW));
	}

	WebClient.Builder webClientBuilder(Duration readTimeout) {
		return WebClient.builder().clientConnector(build(readTimeout));
	}

}
