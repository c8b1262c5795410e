package com.tracklysms.simulator.internal.server;

import com.github.tomakehurst.wiremock.common.Notifier;

/**
 * Keeps WireMock from logging, since its messages hold keys and bodies of requests.
 */
final class SilentNotifier implements Notifier {

	@Override
	public void info(String message) {
	}

	@Override
	public void error(String message) {
	}

	@Override
	public void error(String message, Throwable cause) {
	}

}
