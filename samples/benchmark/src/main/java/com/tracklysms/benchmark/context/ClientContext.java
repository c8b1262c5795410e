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

package com.tracklysms.benchmark.context;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.tracklysms.benchmark.sample.SampleMessage;
import com.tracklysms.spring.ReactiveTracklyOperations;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.campaign.CampaignOperations;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * A Spring Boot application with the starter in it, so that what is measured is what an
 * application gets, and not what we think it gets.
 */
public final class ClientContext implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private ClientContext(ConfigurableApplicationContext context) {
		this.context = context;
	}

	public static ClientContext start(String stub, Connector connector) {
		List<String> arguments = new ArrayList<>(connector.arguments());
		arguments.add("--spring.autoconfigure.exclude=" + DataSourceAutoConfiguration.class.getName());
		return start(stub, connector.configurations(), arguments);
	}

	/**
	 * Start an application that keeps a ledger, and sets nothing else.
	 * @param database the URL of the database
	 */
	public static ClientContext startWithLedger(String stub, String database) {
		return start(stub, List.of(), List.of("--spring.datasource.url=" + database, "--trackly.ledger.enabled=true",
				"--trackly.ledger.jdbc.initialize-schema=always"));
	}

	private static ClientContext start(String stub, List<Class<?>> configurations, List<String> settings) {
		List<Class<?>> sources = new ArrayList<>(configurations);
		sources.add(ClientConfiguration.class);
		// As arguments, which come before what the environment may hold
		List<String> arguments = new ArrayList<>(settings);
		arguments.add("--trackly.base-url=" + stub + "/api");
		arguments.add("--trackly.api-key=" + SampleMessage.API_KEY);
		arguments.add("--trackly.from=" + SampleMessage.SENDING_NUMBER_ID);
		arguments.add("--spring.main.banner-mode=off");
		return new ClientContext(
				new SpringApplicationBuilder(sources.toArray(new Class<?>[0])).web(WebApplicationType.NONE)
					.run(arguments.toArray(new String[0])));
	}

	public TracklyOperations trackly() {
		return this.context.getBean(TracklyOperations.class);
	}

	public ReactiveTracklyOperations reactiveTrackly() {
		return this.context.getBean(ReactiveTracklyOperations.class);
	}

	public CampaignOperations campaigns() {
		return this.context.getBean(CampaignOperations.class);
	}

	public JdbcClient jdbcClient() {
		return this.context.getBean(JdbcClient.class);
	}

	/**
	 * Return a new builder, as an application gets it injected.
	 */
	public TracklyTemplateBuilder templateBuilder() {
		return this.context.getBean(TracklyTemplateBuilder.class);
	}

	public WebClient webClient() {
		return this.context.getBean(WebClient.class);
	}

	/**
	 * Return the meters, or {@code null} if the application keeps none.
	 */
	@Nullable MeterRegistry meters() {
		return this.context.getBeanProvider(MeterRegistry.class).getIfAvailable();
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class ClientConfiguration {

		/**
		 * The bare client is made of the same parts as the template's, with the same
		 * settings.
		 */
		@Bean
		WebClient bareWebClient(WebClient.Builder builder, ClientHttpConnectorBuilder<?> connectorBuilder,
				@Value("${trackly.base-url}") String baseUrl) {
			HttpClientSettings settings = HttpClientSettings.defaults()
				.withConnectTimeout(Duration.ofSeconds(5))
				.withReadTimeout(Duration.ofSeconds(30))
				.withRedirects(HttpRedirects.DONT_FOLLOW);
			return builder.clientConnector(connectorBuilder.build(settings)).baseUrl(baseUrl).build();
		}

	}

}
