package com.tracklysms.spring.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * {@link ObservationDocumentation} for calls of the Trackly client. An observation lasts
 * for a whole call, with its attempts and waits; the HTTP exchanges below it are observed
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
	 * Send of several messages with one request, as {@code trackly.send.bulk}.
	 */
	SEND_BULK,

	/**
	 * Send of one raw message, as {@code trackly.send.raw}.
	 */
	SEND_RAW,

	/**
	 * Send of several raw messages with one request, as {@code trackly.send.raw.bulk}.
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
	 * Operation on a resource of the account, as {@code trackly.} and the name of the
	 * resource: {@code trackly.lists} for sending lists.
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
	 * Keys with few values.
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
		 * How the call ended: {@code SUCCESS}, the axis of its exception
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
		 * Code of the error as the API documents it, {@code other} for one that it does
		 * not document, {@code none} without.
		 */
		ERROR_CODE {

			@Override
			public String asString() {
				return "error.code";
			}

		}

	}

	/**
	 * Keys with any number of values.
	 */
	public enum HighCardinalityKeyNames implements KeyName {

		/**
		 * Id of a message that was sent alone.
		 */
		MESSAGE_ID {

			@Override
			public String asString() {
				return "message.id";
			}

		}

	}

	/**
	 * What happens during a call.
	 */
	public enum Events implements Observation.Event {

		/**
		 * A further attempt begins.
		 */
		RETRY {

			@Override
			public String getName() {
				return "retry";
			}

		},

		/**
		 * The call waits: before a further attempt, or for its turn within the rate
		 * limit.
		 */
		WAIT {

			@Override
			public String getName() {
				return "wait";
			}

		},

		/**
		 * The API answered 429.
		 */
		RATE_LIMITED {

			@Override
			public String getName() {
				return "rate.limited";
			}

		}

	}

}
