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

import com.tracklysms.spring.webhook.WebhookOutcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Answers requests to the webhook that claim to be multipart. Spring MVC reads their
 * parts before it looks for a handler, and would take a failure for one of the server.
 */
class WebMvcWebhookExceptionResolver implements HandlerExceptionResolver, Ordered {

	private final PathPattern webhook;

	WebMvcWebhookExceptionResolver(String path) {
		this.webhook = PathPatternParser.defaultInstance.parse(path);
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception ex) {
		if (!(ex instanceof MultipartException) || !this.webhook
			.matches(ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication())) {
			return null;
		}
		response.setStatus(WebhookOutcome.MALFORMED.getStatus().value());
		return new ModelAndView();
	}

	/**
	 * Before those of the application.
	 */
	@Override
	public int getOrder() {
		return -1;
	}

}
