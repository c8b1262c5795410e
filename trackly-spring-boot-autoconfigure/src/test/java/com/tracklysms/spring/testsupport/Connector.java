package com.tracklysms.spring.testsupport;

import java.time.Duration;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * HTTP libraries below WebClient, for tests of what holds over each of them.
 */
public enum Connector {

	REACTOR(ClientHttpConnectorBuilder.reactor()),

	HTTP_COMPONENTS(ClientHttpConnectorBuilder.httpComponents()),

	JETTY(ClientHttpConnectorBuilder.jetty()),

	JDK(ClientHttpConnectorBuilder.jdk());

	private final ClientHttpConnectorBuilder<?> builder;

	Connector(ClientHttpConnectorBuilder<?> builder) {
		this.builder = builder;
	}

	public WebClient.Builder webClientBuilder(Duration readTimeout) {
		return webClientBuilder(Duration.ofSeconds(5), readTimeout);
	}

	public WebClient.Builder webClientBuilder(Duration connectTimeout, Duration readTimeout) {
		return WebClient.builder()
			.clientConnector(this.builder.build(HttpClientSettings.defaults()
				.withConnectTimeout(connectTimeout)
				.withReadTimeout(readTimeout)
				.withRedirects(HttpRedirects.DONT_FOLLOW)));
	}

}
