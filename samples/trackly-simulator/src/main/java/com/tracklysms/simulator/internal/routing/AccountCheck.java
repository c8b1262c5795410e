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

package com.tracklysms.simulator.internal.routing;

import java.util.function.Predicate;

import com.tracklysms.simulator.internal.error.ApiError;
import com.tracklysms.simulator.internal.error.RefusedException;
import com.tracklysms.simulator.internal.exchange.ApiRequest;
import com.tracklysms.simulator.internal.settings.SimulatedAccount;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a request without the one valid API key, and all of a suspended account.
 */
final class AccountCheck {

	private final SimulatedAccount account;

	private final Predicate<ApiRequest> unauthorized;

	AccountCheck(SimulatedAccount account, Predicate<ApiRequest> unauthorized) {
		this.account = account;
		this.unauthorized = unauthorized;
	}

	void check(ApiRequest request) {
		ApiError keyError = keyError(request.apiKey());
		if (keyError != null) {
			throw new RefusedException(this.unauthorized.test(request) ? ApiError.UNAUTHORIZED : keyError);
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
