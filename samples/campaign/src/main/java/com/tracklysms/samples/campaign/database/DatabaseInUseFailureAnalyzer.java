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

package com.tracklysms.samples.campaign.database;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Says that a campaign is being run already, in place of a stack trace.
 */
class DatabaseInUseFailureAnalyzer implements FailureAnalyzer {

	private static final int H2_DATABASE_ALREADY_OPEN = 90020;

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (isInUse(cause)) {
				return new FailureAnalysis("Another process runs this campaign, or one with the same database.",
						"Wait until it has ended, or stop it: what it has not sent is sent by the next one.", failure);
			}
		}
		return null;
	}

	private boolean isInUse(Throwable cause) {
		return cause instanceof DatabaseInUseException
				|| (cause instanceof SQLException sql && sql.getErrorCode() == H2_DATABASE_ALREADY_OPEN);
	}

}
