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

package com.tracklysms.spring.boot.health;

import com.tracklysms.spring.error.IndeterminateTracklyInterruptedException;
import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TransientTracklyInterruptedException;
import com.tracklysms.spring.lists.SendingListOperations;
import com.tracklysms.spring.lists.SendingListStatus;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.core.log.LogMessage;

/**
 * {@link HealthIndicator} that reads the active sending lists of the account to check
 * that the API is available and accepts the API key. Sends no messages.
 * <p>
 * Details contain the kind of a failure but no texts, so that they expose neither the API
 * key nor phone numbers.
 *
 * @since 0.1.0
 */
public class TracklyHealthIndicator implements HealthIndicator {

	private static final Log logger = LogFactory.getLog(TracklyHealthIndicator.class);

	private static final String FAILURE = "failure";

	private final SendingListOperations lists;

	private final CachedHealth cache;

	/**
	 * Create a new {@code TracklyHealthIndicator}.
	 * @param lists the operations to read the sending lists with
	 * @param cache the cache of results
	 */
	public TracklyHealthIndicator(SendingListOperations lists, CachedHealth cache) {
		this.lists = lists;
		this.cache = cache;
	}

	/**
	 * The result of an interrupted check is not cached, since it says nothing about the
	 * API.
	 */
	@Override
	public Health health() {
		try {
			return this.cache.get(this::check);
		}
		catch (TransientTracklyInterruptedException | IndeterminateTracklyInterruptedException ex) {
			return Health.unknown().withDetail(FAILURE, "interrupted").build();
		}
	}

	private Health check() {
		try {
			int count = this.lists.findAll(SendingListStatus.ACTIVE).size();
			return Health.up().withDetail("activeLists", count).build();
		}
		catch (TransientTracklyInterruptedException | IndeterminateTracklyInterruptedException ex) {
			throw ex;
		}
		catch (TracklyException ex) {
			logger.warn(LogMessage.format("Trackly health check failed: %s", ex.getMessage()));
			return failed(ex);
		}
	}

	private Health failed(TracklyException exception) {
		TracklyHealthFailure failure = TracklyHealthFailure.of(exception);
		Health.Builder health = Health.status(failure.getStatus()).withDetail(FAILURE, failure.getValue());
		if (exception.getStatusCode() != null) {
			health.withDetail("httpStatus", exception.getStatusCode().value());
		}
		TracklyErrorCode errorCode = exception.getErrorCode();
		if (errorCode != null) {
			health.withDetail("code", errorCode.getCode());
		}
		return health.build();
	}

}
