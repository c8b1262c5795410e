package com.tracklysms.spring.internal.observation;

import com.tracklysms.spring.observation.TracklyObservationDocumentation;

/**
 * Operations of the client, as they are observed.
 */
public enum Operation {

	SEND("send", "trackly.send", TracklyObservationDocumentation.SEND),

	SEND_BULK("sendBulk", "trackly.send.bulk", TracklyObservationDocumentation.SEND_BULK),

	SEND_RAW("sendRaw", "trackly.send.raw", TracklyObservationDocumentation.SEND_RAW),

	SEND_RAW_BULK("sendRawBulk", "trackly.send.raw.bulk", TracklyObservationDocumentation.SEND_RAW_BULK),

	SEND_ALL("sendAll", "trackly.send.all", TracklyObservationDocumentation.SEND_ALL),

	SEND_ALL_BATCH("sendAll.batch", "trackly.send.all.batch", TracklyObservationDocumentation.SEND_ALL_BATCH),

	FIND_ALL_LISTS("lists.findAll", "trackly.lists", TracklyObservationDocumentation.LISTS),

	FIND_LIST("lists.findById", "trackly.lists", TracklyObservationDocumentation.LISTS);

	private final String key;

	private final String observationName;

	private final TracklyObservationDocumentation documentation;

	Operation(String key, String observationName, TracklyObservationDocumentation documentation) {
		this.key = key;
		this.observationName = observationName;
		this.documentation = documentation;
	}

	String key() {
		return this.key;
	}

	String observationName() {
		return this.observationName;
	}

	TracklyObservationDocumentation documentation() {
		return this.documentation;
	}

	/**
	 * Return whether a refusal of the whole call is that of one message.
	 */
	boolean isSingle() {
		return this == SEND || this == SEND_RAW;
	}

	/**
	 * Return whether the paths are those of v2, whichever version messages are sent with.
	 */
	boolean isOfV2() {
		return this.documentation == TracklyObservationDocumentation.LISTS;
	}

}
