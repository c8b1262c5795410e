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
 * {@link ObservationDocumentation} for calls of the Trackly client. An observation covers
 * a whole call with its attempts and waits. The HTTP exchanges of the call are observed
 * by Spring's {@code WebClient}.
 *
 * @since 0.1.0
 */
public enum TracklyObservationDocumentation implements ObservationDocumentation {

	/**
	 * Send of one message, as {@code trackly.send}.
	 */
	SEND,

	/**
	 * Send of several messages in one request, as {@code trackly.send.bulk}.
	 */
	SEND_BULK,

	/**
	 * Send of one raw message, as {@code trackly.send.raw}.
	 */
	SEND_RAW,

	/**
	 * Send of several raw messages in one request, as {@code trackly.send.raw.bulk}.
	 */
	SEND_RAW_BULK,

	/**
	 * Send of any number of messages, as {@code trackly.send.all}.
	 */
	SEND_ALL,

	/**
	 * One batch of a send of any number of messages, as {@code trackly.send.all.batch}.
	 */
	SEND_ALL_BATCH,

	/**
	 * Operation on a resource of the account, as {@code trackly.} followed by the name of
	 * the resource, such as {@code trackly.lists} for sending lists.
	 */
	RESOURCE;

	@Override
	public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
		return DefaultTracklyObservationConvention.class;
	}

	@Override
	public KeyName[] getLowCardinalityKeyNames() {
		return LowCardinalityKeyNames.values();
	}

	@Override
	public KeyName[] getHighCardinalityKeyNames() {
		return HighCardinalityKeyNames.values();
	}

	@Override
	public Observation.Event[] getEvents() {
		return Events.values();
	}

	/**
	 * Low cardinality keys.
	 */
	public enum LowCardinalityKeyNames implements KeyName {

		/**
		 * Operation, such as {@code send} or {@code lists.findAll}.
		 */
		OPERATION {

			@Override
			public String asString() {
				return "operation";
			}

		},

		/**
		 * Version of the API, {@code v1} or {@code v2}.
		 */
		API_VERSION {

			@Override
			public String asString() {
				return "api.version";
			}

		},

		/**
		 * Outcome of the call: {@code SUCCESS}, the category of its exception
		 * ({@code TRANSIENT}, {@code NON_TRANSIENT}, {@code INDETERMINATE}),
		 * {@code ERROR} for any other exception, or {@code UNKNOWN} if it was cancelled.
		 */
		OUTCOME {

			@Override
			public String asString() {
				return "outcome";
			}

		},

		/**
		 * Error code of the API, {@code other} if the code is not documented,
		 * {@code none} if there is no code.
		 */
		ERROR_CODE {

			@Override
			public String asString() {
				return "error.code";
			}

		}

	}

	/**
	 * High cardinality keys.
	 */
	public enum HighCardinalityKeyNames implements KeyName {

		/**
		 * Id of a message that was sent on its own.
		 */
		MESSAGE_ID {

			@Override
			public String asString() {
				return "message.id";
			}

		}

	}

	/**
	 * Events during a call.
	 */
	public enum Events implements Observation.Event {

		/**
		 * Start of a further attempt.
		 */
		RETRY {

			@Override
			public String getName() {
				return "retry";
			}

		},

		/**
		 * Wait before a further attempt, or for a turn within the rate limit.
		 */
		WAIT {

			@Override
			public String getName() {
				return "wait";
			}

		},

		/**
		 * Response of the API with status 429.
		 */
		RATE_LIMITED {

			@Override
			public String getName() {
				return "rate.limited";
			}

		}

	}

}
