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

import java.io.IOException;

import com.tracklysms.spring.webhook.TracklyWebhookProcessor;
import com.tracklysms.spring.webhook.WebhookOutcome;

import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Handles requests to the webhook with Spring MVC.
 */
class WebMvcWebhookHandler {

	private final TracklyWebhookProcessor processor;

	WebMvcWebhookHandler(TracklyWebhookProcessor processor) {
		this.processor = processor;
	}

	/**
	 * Answer in any case: an exception would be dispatched to the error page, which
	 * security protects.
	 */
	ServerResponse handle(ServerRequest request) {
		WebhookOutcome outcome = outcome(request);
		return ServerResponse.status(outcome.getStatus())
			.headers((headers) -> headers.putAll(outcome.getHeaders()))
			.build();
	}

	private WebhookOutcome outcome(ServerRequest request) {
		byte[] body;
		try {
			body = request.servletRequest().getInputStream().readNBytes(mostBytes());
		}
		catch (IOException ex) {
			return WebhookOutcome.MALFORMED;
		}
		return this.processor.process(body, request.headers().asHttpHeaders());
	}

	/**
	 * One more than permitted, by which the processor knows a body that is too large.
	 */
	private int mostBytes() {
		return (int) this.processor.getMaxBodySize().toBytes() + 1;
	}

}
