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

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.callback.SignedWebhook;
import com.tracklysms.spring.webhook.TracklyWebhookProcessor;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.http.HttpHeaders;

/**
 * Points the callbacks of a simulator at the webhook of the application.
 */
class ApplicationCallbacks implements SmartInitializingSingleton {

	private final TracklySimulator simulator;

	private final String secret;

	private final ObjectProvider<TracklyWebhookProcessor> processor;

	private volatile @Nullable URI url;

	ApplicationCallbacks(TracklySimulator simulator, String secret, ObjectProvider<TracklyWebhookProcessor> processor) {
		this.simulator = simulator;
		this.secret = secret;
		this.processor = processor;
	}

	@Override
	public void afterSingletonsInstantiated() {
		connect();
	}

	/**
	 * Let callbacks go to a web server from now on.
	 * @param url the URL of the webhook
	 */
	void connect(URI url) {
		this.url = url;
		connect();
	}

	/**
	 * Point the callbacks at the application again, whatever a test has done to them.
	 */
	void connect() {
		URI url = this.url;
		this.simulator.callbacks().signedWith(this.secret);
		if (url != null) {
			this.simulator.callbacks().to(url);
		}
		else {
			this.simulator.callbacks().to(this::process);
		}
	}

	private int process(SignedWebhook webhook) {
		TracklyWebhookProcessor processor = this.processor.getIfUnique();
		if (processor == null) {
			throw new IllegalStateException("The application has no TracklyWebhookProcessor to call: it is no web "
					+ "application, or trackly.enabled is false");
		}
		HttpHeaders headers = new HttpHeaders();
		headers.set(SignedWebhook.HEADER, webhook.signature());
		return processor.process(webhook.body(), headers).getStatus().value();
	}

}
