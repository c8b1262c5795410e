package com.tracklysms.simulator;

import org.jspecify.annotations.Nullable;

/**
 * Refuses a request without the one valid API key, and all of a suspended account.
 */
final class AccountCheck {

	private final SimulatedAccount account;

	private final V2KeyErrors v2KeyErrors;

	AccountCheck(SimulatedAccount account, V2KeyErrors v2KeyErrors) {
		this.account = account;
		this.v2KeyErrors = v2KeyErrors;
	}

	void check(ApiRequest request) {
		ApiError keyError = keyError(request.apiKey());
		if (keyError != null) {
			throw new RefusedException(this.v2KeyErrors.isUnauthorized(request) ? ApiError.UNAUTHORIZED : keyError);
		}
		// After the key, as it is the key that tells the account
		if (this.account.suspended()) {
			throw new RefusedException(ApiError.ACCOUNT_SUSPENDED);
		}
	}

	private @Nullable ApiError keyError(@Nullable String candidate) {
		if (candidate == null || candidate.isEmpty()) {
			return ApiError.MISSING_API_KEY;
		}
		return candidate.equals(this.account.apiKey()) ? null : ApiError.INVALID_API_KEY;
	}

}
