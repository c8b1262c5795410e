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

package com.tracklysms.spring.message;

import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedRuntimeException;

/**
 * Exception thrown when a run of a campaign is aborted for a reason other than a failure
 * of the API: the source of the messages, the consumer of the progress or the database of
 * the ledger failed, or the thread was interrupted. The cause is that failure, and the
 * report accounts for each message that was read.
 * <p>
 * The campaign can be run again: messages whose end could not be recorded become unknown
 * in the ledger, and are not sent again by themselves.
 *
 * @since 0.1.0
 */
public class CampaignException extends NestedRuntimeException {

	private final CampaignReport report;

	/**
	 * Create a new {@code CampaignException}.
	 * @param message the detail message
	 * @param report the report on the messages that were read
	 * @param cause the cause, or {@code null}
	 */
	public CampaignException(String message, CampaignReport report, @Nullable Throwable cause) {
		super(message, cause);
		this.report = report;
	}

	/**
	 * Return the report on the messages that were read.
	 * @return the report
	 */
	public CampaignReport getReport() {
		return this.report;
	}

}
