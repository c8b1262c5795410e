package com.tracklysms.benchmark.sample;

/**
 * What all rows send.
 */
public final class SampleMessage {

	public static final String API_KEY = "trk_0123456789abcdef0123456789abcdef";

	public static final String SENDING_NUMBER_ID = "pn_abc123def456";

	public static final String SENDING_NUMBER = "+12065550199";

	public static final String TO = "+12065550100";

	public static final String BODY = "Your order 17 has been shipped and should arrive tomorrow between 9 and 12";

	private SampleMessage() {
	}

}
