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

package com.tracklysms.simulator.internal.lists;

import java.util.List;

import com.tracklysms.simulator.api.SimulatedList;
import com.tracklysms.simulator.internal.exchange.Answer;
import com.tracklysms.simulator.internal.exchange.ApiRequest;
import com.tracklysms.simulator.internal.exchange.EndpointHandler;

/**
 * The endpoints that read sending lists, as the pages api-reference/v2/lists/list-all and
 * get-list have them.
 */
public final class ListsEndpoint implements EndpointHandler {

	public static final String PATH = "/v2/lists";

	private final ListDirectory lists;

	public ListsEndpoint(ListDirectory lists) {
		this.lists = lists;
	}

	public static boolean takes(ApiRequest request) {
		return "GET".equals(request.method()) && request.isBelow(PATH);
	}

	@Override
	public Answer handle(ApiRequest request) {
		if (request.isFor("GET", PATH)) {
			return Answer.ok(new ListsBody(this.lists.find(request.status()).stream().map(ListBody::of).toList()));
		}
		return Answer.ok(ListBody.of(this.lists.requireById(request.pathBelow(PATH))));
	}

	/**
	 * The documented body of the answer with all lists.
	 */
	record ListsBody(List<ListBody> lists) {

	}

	/**
	 * The documented form of a list.
	 */
	record ListBody(int id, String phoneNumber, String brandName, String listName, String listType, String status,
			long contactCount, String createdAt) {

		static ListBody of(SimulatedList list) {
			return new ListBody(list.id(), list.phoneNumber(), list.brandName(), list.listName(),
					list.listType().getValue(), list.status().getValue(), list.contactCount(),
					list.createdAt().toString());
		}

	}

}
