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

package com.tracklysms.spring.internal.http;

import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.http.HttpHeaders;

/**
 * Logs once for an application that the API marks its answers as those of a deprecated
 * version.
 * <p>
 * Source: the API reference's page "Introduction", which documents both headers for all
 * answers of version 1.
 */
public final class DeprecationNotice {

	private static final Log logger = LogFactory.getLog(DeprecationNotice.class);

	private static final int MAX_TEXT_LENGTH = 200;

	private final Redactor redactor;

	private final AtomicBoolean given;

	public DeprecationNotice(Redactor redactor, AtomicBoolean given) {
		this.redactor = redactor;
		this.given = given;
	}

	/**
	 * Check the headers of an answer.
	 * @return whether they mark the answer as deprecated
	 */
	boolean check(HttpHeaders headers) {
		String text = headers.getFirst("X-API-Deprecated");
		boolean deprecated = text != null || "true".equalsIgnoreCase(headers.getFirst("Deprecation"));
		if (deprecated && this.given.compareAndSet(false, true)) {
			logger.warn("The Trackly API marks the version in use as deprecated"
					+ ((text != null) ? ": " + this.redactor.redact(shortened(text)) : ""));
		}
		return deprecated;
	}

	private String shortened(String text) {
		return text.substring(0, Math.min(text.length(), MAX_TEXT_LENGTH));
	}

}
