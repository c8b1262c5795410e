package com.tracklysms.benchmark;

/**
 * What all rows send.
 */
final class SampleMessage {

	static final String API_KEY = "trk_0123456789abcdef0123456789abcdef";

	static final String SENDING_NUMBER_ID = "pn_abc123def456";

	static final String SENDING_NUMBER = "+12065550199";

	static final String TO = "+12065550100";

	static final String BODY = "Your order 17 has been shipped and should arrive tomorrow between 9 and 12";

	private SampleMessage() {
	}

}
