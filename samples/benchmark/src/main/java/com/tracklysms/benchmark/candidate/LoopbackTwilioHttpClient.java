package com.tracklysms.benchmark.candidate;

import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;

/**
 * The HTTP client of Twilio's SDK with its own settings, on its way to this machine
 * instead of to Twilio.
 */
final class LoopbackTwilioHttpClient extends NetworkHttpClient {

	private final int port;

	LoopbackTwilioHttpClient(int port) {
		this.port = port;
	}

	@Override
	public Response makeRequest(Request request) {
		return super.makeRequest(new LoopbackTwilioRequest(request, this.port));
	}

}
