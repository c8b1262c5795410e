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

package com.tracklysms.spring.boot.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.tracklysms.spring.testsupport.WebhookRequests;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * The stacks on which there is a webhook, each with its server.
 */
enum WebStack {

	/**
	 * Spring MVC and Tomcat.
	 */
	SERVLET(WebApplicationType.SERVLET, ServletApplication.class),

	/**
	 * Spring WebFlux and Reactor Netty.
	 */
	REACTIVE(WebApplicationType.REACTIVE, ReactiveApplication.class);

	private final WebApplicationType type;

	private final Class<?> application;

	WebStack(WebApplicationType type, Class<?> application) {
		this.type = type;
		this.application = application;
	}

	/**
	 * Run an application with the webhook and a {@link RecordingListener}.
	 */
	ConfigurableApplicationContext run(List<Class<?>> configurations, String... arguments) {
		List<Class<?>> sources = new ArrayList<>(List.of(this.application));
		sources.addAll(configurations);
		return runOnly(sources, arguments);
	}

	/**
	 * Run an application with what is in its configurations.
	 */
	ConfigurableApplicationContext runOnly(List<Class<?>> configurations, String... arguments) {
		SpringApplication application = new SpringApplication(configurations.toArray(Class<?>[]::new));
		application.setWebApplicationType(this.type);
		List<String> all = new ArrayList<>(List.of("--server.port=0", "--spring.main.banner-mode=off"));
		all.addAll(List.of(arguments));
		return application.run(all.toArray(String[]::new));
	}

	static WebhookRequests requests(ConfigurableApplicationContext context, String path) {
		return new WebhookRequests(portOf(context), path);
	}

	static int portOf(ConfigurableApplicationContext context) {
		return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ TracklyWebhookSignatureAutoConfiguration.class,
			TracklyWebhookStoreAutoConfiguration.class, TracklyWebhookAutoConfiguration.class,
			TracklyWebhookWebMvcAutoConfiguration.class, TracklyWebhookWebFluxAutoConfiguration.class })
	@Import(RecordingListener.class)
	static class Webhook {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
			WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class, HttpEncodingAutoConfiguration.class,
			MultipartAutoConfiguration.class })
	@Import(Webhook.class)
	static class ServletApplication {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ NettyReactiveWebServerAutoConfiguration.class, HttpHandlerAutoConfiguration.class,
			WebFluxAutoConfiguration.class, ErrorWebFluxAutoConfiguration.class })
	@Import({ Webhook.class, OwnReactorResources.class })
	static class ReactiveApplication {

	}

	/**
	 * Not shared, since one of two applications ends while the other goes on.
	 */
	@Configuration(proxyBeanMethods = false)
	static class OwnReactorResources {

		@Bean
		ReactorResourceFactory reactorResourceFactory() {
			ReactorResourceFactory resources = new ReactorResourceFactory();
			resources.setUseGlobalResources(false);
			resources.setShutdownQuietPeriod(Duration.ZERO);
			return resources;
		}

	}

}
