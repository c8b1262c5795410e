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

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

/**
 * Tells where the endpoint is, since this application must let requests pass.
 */
final class EndpointNotice {

	private static final Log logger = LogFactory.getLog(EndpointNotice.class);

	private EndpointNotice() {
	}

	static void log(String path) {
		logger.info(LogMessage.format("Events of Trackly are received by POST %s. Security must permit it without "
				+ "authentication and CSRF token; the signature of each event is verified", path));
	}

}
