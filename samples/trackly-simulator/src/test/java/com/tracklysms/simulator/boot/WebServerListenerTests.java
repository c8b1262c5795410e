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
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link WebServerListener}.
 */
class WebServerListenerTests {

	private final List<URI> urls = new ArrayList<>();

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void findsTheWebhookOfAServletApplication() {
		this.environment.withProperty("server.servlet.context-path", "/shop")
			.withProperty("spring.mvc.servlet.path", "/api/")
			.withProperty("spring.webflux.base-path", "/other");
		start(mock(WebServerApplicationContext.class), null);
		assertThat(this.urls).containsExactly(URI.create("http://localhost:4711/shop/api/trackly/webhook"));
	}

	@Test
	void findsTheWebhookOfAReactiveApplication() {
		this.environment.withProperty("server.servlet.context-path", "/other")
			.withProperty("spring.webflux.base-path", "/shop")
			.withProperty("trackly.webhook.path", "/sms");
		start(mock(ReactiveWebServerApplicationContext.class), "");
		assertThat(this.urls).containsExactly(URI.create("http://localhost:4711/shop/sms"));
	}

	@Test
	void leavesOutTheServerOfTheManagementEndpoints() {
		start(mock(WebServerApplicationContext.class), "management");
		assertThat(this.urls).isEmpty();
	}

	private void start(WebServerApplicationContext context, String namespace) {
		given(context.getServerNamespace()).willReturn(namespace);
		given(context.getEnvironment()).willReturn(this.environment);
		WebServer server = mock(WebServer.class);
		given(server.getPort()).willReturn(4711);
		new WebServerListener(this.urls::add).onApplicationEvent(new WebServerInitializedEvent(server) {

			@Override
			public WebServerApplicationContext getApplicationContext() {
				return context;
			}

		});
	}

}
