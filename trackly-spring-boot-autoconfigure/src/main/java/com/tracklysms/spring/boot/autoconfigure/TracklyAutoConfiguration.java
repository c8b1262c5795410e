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

import java.time.Duration;

import com.tracklysms.spring.ReactiveTracklyOperations;
import com.tracklysms.spring.ReactiveTracklyTemplate;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.internal.http.DefaultTracklyExceptionTranslator;
import com.tracklysms.spring.error.TracklyExceptionTranslator;
import com.tracklysms.spring.internal.ClientLifecycle;
import com.tracklysms.spring.observation.TracklyObservationConvention;
import com.tracklysms.spring.ratelimit.Bucket4jRateLimitStore;
import com.tracklysms.spring.ratelimit.RateLimitStore;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.micrometer.observation.ObservationRegistry;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.Environment;
import org.springframework.retry.support.RetryTemplate;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the Trackly client.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = WebClientAutoConfiguration.class)
@ConditionalOnClass({ WebClient.class, ClientHttpConnectorBuilder.class, RetryTemplate.class, JsonMapper.class })
@Conditional(OnTracklyEnabledCondition.class)
@EnableConfigurationProperties(TracklyProperties.class)
public final class TracklyAutoConfiguration {

	TracklyAutoConfiguration() {
	}

	@Bean
	@ConditionalOnProperty("trackly.api-key")
	@ConditionalOnMissingBean(TracklyConnectionDetails.class)
	PropertiesTracklyConnectionDetails tracklyConnectionDetails(TracklyProperties properties,
			ObjectProvider<SslBundles> sslBundles) {
		return new PropertiesTracklyConnectionDetails(properties, sslBundles.getIfAvailable());
	}

	@Bean
	@ConditionalOnMissingBean(TracklyExceptionTranslator.class)
	TracklyExceptionTranslator tracklyExceptionTranslator() {
		return new DefaultTracklyExceptionTranslator();
	}

	@Bean
	@ConditionalOnBean(TracklyConnectionDetails.class)
	@ConditionalOnMissingBean(TracklyOperations.class)
	TracklyTemplate tracklyTemplate(TracklyTemplateBuilder builder) {
		return builder.build();
	}

	@Bean
	@ConditionalOnBean(TracklyConnectionDetails.class)
	@ConditionalOnMissingBean(ReactiveTracklyOperations.class)
	ReactiveTracklyTemplate reactiveTracklyTemplate(TracklyTemplateBuilder builder) {
		return builder.buildReactive();
	}

	/**
	 * Store of shared rate limits, if the application provides a {@link ProxyManager}.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ProxyManager.class)
	@ConditionalOnBooleanProperty("trackly.rate-limit.shared")
	@ConditionalOnMissingBean(RateLimitStore.class)
	static class RateLimitStoreConfiguration {

		@Bean
		@ConditionalOnSingleCandidate(ProxyManager.class)
		Bucket4jRateLimitStore<?> tracklyRateLimitStore(BeanFactory beanFactory) {
			return new RateLimitStoreFactory(beanFactory).create();
		}

	}

	/**
	 * Builder and its collaborators, which back off as a whole if the application defines
	 * its own builder. They do not depend on an API key, since templates can have keys of
	 * their own.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(TracklyTemplateBuilder.class)
	static class TracklyTemplateBuilderConfiguration {

		@Bean
		TracklySettings tracklySettings(TracklyProperties properties,
				ObjectProvider<TracklyConnectionDetails> connectionDetails, ObjectProvider<SslBundles> sslBundles,
				Environment environment) {
			CookieHandling.check(environment);
			return new TracklySettings(properties, connectionDetails
				.getIfAvailable(() -> new PropertiesTracklyConnectionDetails(properties, sslBundles.getIfAvailable())));
		}

		@Bean
		TracklyWebClientFactory tracklyWebClientFactory(TracklySettings tracklySettings, TracklyProperties properties,
				ObjectProvider<WebClient.Builder> webClientBuilder,
				ObjectProvider<WebClientCustomizer> applicationCustomizers,
				ObjectProvider<TracklyWebClientCustomizer> customizers,
				ObjectProvider<ClientHttpConnectorBuilder<?>> connectorBuilder,
				ObjectProvider<HttpClientSettings> httpClientSettings) {
			HttpClientSettings settings = tracklySettings.httpClientSettings(httpClientSettings.getIfAvailable());
			TracklyWebClientFactory factory = new TracklyWebClientFactory(settings, connectorBuilder, webClientBuilder,
					applicationCustomizers, customizers);
			CookieHandling.check(settings, properties.getHttp(), factory::createConnector);
			return factory;
		}

		@Bean
		TracklyTemplateBuilderFactory tracklyTemplateBuilderFactory(TracklySettings tracklySettings,
				TracklyExceptionTranslator exceptionTranslator, TracklyWebClientFactory webClientFactory,
				ObjectProvider<RateLimitStore> rateLimitStore, ObjectProvider<ObservationRegistry> observationRegistry,
				ObjectProvider<TracklyObservationConvention> observationConvention) {
			TracklyTemplateBuilder builder = TracklyTemplate.builder(webClientFactory::newBuilder)
				.exceptionTranslator(exceptionTranslator)
				.observationRegistry(observationRegistry.getIfUnique(() -> ObservationRegistry.NOOP))
				.observationConvention(observationConvention.getIfAvailable());
			tracklySettings.applyTo(builder, rateLimitStore.getIfUnique());
			return new TracklyTemplateBuilderFactory(builder);
		}

		@Bean
		ClientLifecycle tracklyLifecycle(TracklyTemplateBuilderFactory factory,
				ObjectProvider<LifecycleProperties> properties) {
			Duration timeout = properties.getIfAvailable(LifecycleProperties::new).getTimeoutPerShutdownPhase();
			return (ClientLifecycle) factory.create().lifecycle(timeout);
		}

		@Bean
		@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
		TracklyTemplateBuilder tracklyTemplateBuilder(TracklyTemplateBuilderFactory factory) {
			return factory.create();
		}

	}

}
