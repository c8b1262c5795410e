package com.tracklysms.simulator;

import org.jspecify.annotations.Nullable;

/**
 * Refuses a request without the one valid API key.
 */
final class ApiKeyCheck {

	private final String apiKey;

	ApiKeyCheck(String apiKey) {
		this.apiKey = apiKey;
	}

	void check(@Nullable String candidate) {
		if (candidate == null || candidate.isEmpty()) {
			throw new RefusedException(ApiError.MISSING_API_KEY);
		}
		if (!candidate.equals(this.apiKey)) {
			throw new RefusedException(ApiError.INVALID_API_KEY);
		}
	}

}
