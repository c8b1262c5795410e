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

package com.tracklysms.spring.webhook;

import java.sql.SQLException;

import org.springframework.core.NestedExceptionUtils;

/**
 * Failure of an application as logs and observers are told of it: where it was, without
 * its message, which can contain phone numbers and texts.
 */
final class WebhookFailure extends RuntimeException {

	private WebhookFailure(String description, StackTraceElement[] stackTrace) {
		super(description, null, false, true);
		setStackTrace(stackTrace);
	}

	/**
	 * Create a failure from the most specific cause of another one: its class, the state
	 * of the database that it tells, if any, and where it was thrown.
	 */
	static WebhookFailure of(Throwable failure) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
		StackTraceElement[] trace = cause.getStackTrace();
		String state = (cause instanceof SQLException ex) ? " with SQL state " + ex.getSQLState() : "";
		return new WebhookFailure(cause.getClass().getName() + state + ((trace.length > 0) ? " at " + trace[0] : ""),
				trace);
	}

}
