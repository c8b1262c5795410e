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

package com.tracklysms.spring.observation;

import java.time.Duration;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * {@link Observation.Context} for one request to a webhook of the application. It
 * contains no phone numbers, no texts and no secret.
 *
 * @since 0.1.0
 */
public class TracklyWebhookObservationContext extends Observation.Context {

	private @Nullable String event;

	private @Nullable String outcome;

	private @Nullable Duration lag;

	/**
	 * Return the name of the event.
	 * @return the name as documented, {@code other} for any other, or {@code null} if the
	 * event could not be read
	 */
	public @Nullable String getEvent() {
		return this.event;
	}

	/**
	 * Set the name of the event.
	 * @param event the name as documented, or {@code other}
	 */
	public void setEvent(@Nullable String event) {
		this.event = event;
	}

	/**
	 * Return the outcome of the request.
	 * @return the name of the outcome in lower case, or {@code null} while there is none
	 */
	public @Nullable String getOutcome() {
		return this.outcome;
	}

	/**
	 * Set the outcome of the request.
	 * @param outcome the name of the outcome in lower case
	 */
	public void setOutcome(@Nullable String outcome) {
		this.outcome = outcome;
	}

	/**
	 * Return the time between the event and its processing.
	 * @return the time, zero if clocks differ, or {@code null} if the event was not
	 * processed or has no time
	 */
	public @Nullable Duration getLag() {
		return this.lag;
	}

	/**
	 * Set the time between the event and its processing.
	 * @param lag the time, zero or more
	 */
	public void setLag(@Nullable Duration lag) {
		this.lag = lag;
	}

}
