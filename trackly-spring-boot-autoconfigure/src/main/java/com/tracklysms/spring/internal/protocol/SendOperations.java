package com.tracklysms.spring.internal.protocol;

import com.tracklysms.spring.internal.observation.Operation;
import com.tracklysms.spring.observation.TracklyObservationDocumentation;

/**
 * Operations that send messages in a single request.
 */
public final class SendOperations {

	public static final Operation SEND = Operation.single("send", "trackly.send", TracklyObservationDocumentation.SEND);

	public static final Operation SEND_BULK = Operation.bulk("sendBulk", "trackly.send.bulk",
			TracklyObservationDocumentation.SEND_BULK);

	public static final Operation SEND_RAW = Operation.single("sendRaw", "trackly.send.raw",
			TracklyObservationDocumentation.SEND_RAW);

	public static final Operation SEND_RAW_BULK = Operation.bulk("sendRawBulk", "trackly.send.raw.bulk",
			TracklyObservationDocumentation.SEND_RAW_BULK);

	private SendOperations() {
	}

}
