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

package com.tracklysms.simulator;

import com.tracklysms.simulator.internal.contacts.ContactsEndpoint;
import com.tracklysms.simulator.internal.exchange.ApiRequest;
import com.tracklysms.simulator.internal.lists.ListsEndpoint;

/**
 * The codes with which v2 refuses a missing or invalid API key. The API's pages disagree:
 * api-reference/authentication and v2/error-codes name {@code missing_api_key} and
 * {@code invalid_api_key}, those of resources such as v2/lists/get-list
 * {@code unauthorized}. Answers of v1 always have the former.
 *
 * @since 0.1.0
 */
public enum V2KeyErrors {

	/**
	 * All endpoints answer {@code missing_api_key} and {@code invalid_api_key}.
	 */
	SPECIFIC,

	/**
	 * The endpoints for lists and contacts answer {@code unauthorized}, the others the
	 * two specific codes.
	 */
	UNAUTHORIZED_FOR_LISTS,

	/**
	 * All endpoints answer {@code unauthorized}.
	 */
	UNAUTHORIZED;

	boolean isUnauthorized(ApiRequest request) {
		return switch (this) {
			case SPECIFIC -> false;
			case UNAUTHORIZED_FOR_LISTS ->
				request.isBelow(ListsEndpoint.PATH) || request.isBelow(ContactsEndpoint.PATH);
			case UNAUTHORIZED -> request.isBelow("/v2");
		};
	}

}
