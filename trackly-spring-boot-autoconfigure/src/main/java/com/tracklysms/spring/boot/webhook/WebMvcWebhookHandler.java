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
import java.util.Collections;

import com.tracklysms.spring.webhook.TracklyWebhookProcessor;
import com.tracklysms.spring.webhook.WebhookOutcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpRequestHandler;

/**
 * Handles requests to the webhook with Spring MVC.
 */
class WebMvcWebhookHandler implements HttpRequestHandler {

	private final TracklyWebhookProcessor processor;

	WebMvcWebhookHandler(TracklyWebhookProcessor processor) {
		this.processor = processor;
	}

	/**
	 * Answer in any case: an exception would be dispatched to the error page, which
	 * security protects.
	 */
	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response) {
		if (HttpMethod.POST.matches(request.getMethod())) {
			WebhookOutcome outcome = outcome(request);
			outcome.getHeaders().forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
			response.setStatus(outcome.getStatus().value());
		}
		else {
			response.setHeader(HttpHeaders.ALLOW, HttpMethod.POST.name());
			response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
		}
	}

	private WebhookOutcome outcome(HttpServletRequest request) {
		byte[] body;
		try {
			body = request.getInputStream().readNBytes(mostBytes());
		}
		catch (IOException ex) {
			return WebhookOutcome.MALFORMED;
		}
		return this.processor.process(body, headers(request));
	}

	/**
	 * One more than permitted, by which the processor knows a body that is too large.
	 */
	private int mostBytes() {
		return (int) this.processor.getMaxBodySize().toBytes() + 1;
	}

	private HttpHeaders headers(HttpServletRequest request) {
		HttpHeaders headers = new HttpHeaders();
		for (String name : Collections.list(request.getHeaderNames())) {
			headers.addAll(name, Collections.list(request.getHeaders(name)));
		}
		return headers;
	}

}
