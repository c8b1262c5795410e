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

package com.tracklysms.simulator.boot;

import java.net.URI;
import java.util.function.Consumer;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Learns the URL of the application's webhook from its web server.
 */
class WebServerListener implements ApplicationListener<WebServerInitializedEvent> {

	private final Consumer<URI> webhook;

	WebServerListener(Consumer<URI> webhook) {
		this.webhook = webhook;
	}

	@Override
	public void onApplicationEvent(WebServerInitializedEvent event) {
		// That of the management endpoints has a name
		if (!StringUtils.hasText(event.getApplicationContext().getServerNamespace())) {
			this.webhook.accept(url(event.getWebServer().getPort(), event.getApplicationContext()));
		}
	}

	private static URI url(int port, WebServerApplicationContext context) {
		Environment environment = context.getEnvironment();
		return URI.create("http://localhost:" + port + basePath(context, environment)
				+ environment.getProperty("trackly.webhook.path", "/trackly/webhook"));
	}

	private static String basePath(WebServerApplicationContext context, Environment environment) {
		return (context instanceof ReactiveWebServerApplicationContext) ? path(environment, "spring.webflux.base-path")
				: path(environment, "server.servlet.context-path") + path(environment, "spring.mvc.servlet.path");
	}

	private static String path(Environment environment, String property) {
		return StringUtils.trimTrailingCharacter(environment.getProperty(property, ""), '/');
	}

}
