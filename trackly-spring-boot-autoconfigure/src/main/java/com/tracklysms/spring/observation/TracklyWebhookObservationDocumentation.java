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

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * {@link ObservationDocumentation} for webhooks of the application.
 *
 * @since 0.1.0
 */
public enum TracklyWebhookObservationDocumentation implements ObservationDocumentation {

	/**
	 * One request to a webhook, as {@code trackly.webhook}.
	 */
	WEBHOOK;

	@Override
	public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
		return TracklyWebhookObservationConvention.class;
	}

	@Override
	public KeyName[] getLowCardinalityKeyNames() {
		return LowCardinalityKeyNames.values();
	}

	/**
	 * Low cardinality keys.
	 */
	public enum LowCardinalityKeyNames implements KeyName {

		/**
		 * Event: {@code delivery}, {@code unsubscribe}, {@code reply}, {@code other} if
		 * its name is not documented, {@code none} if it could not be read.
		 */
		EVENT {

			@Override
			public String asString() {
				return "event";
			}

		},

		/**
		 * Outcome of the request, such as {@code processed} or {@code duplicate}.
		 */
		OUTCOME {

			@Override
			public String asString() {
				return "outcome";
			}

		}

	}

}
