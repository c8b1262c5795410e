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

package com.tracklysms.simulator.internal.contacts;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import com.tracklysms.simulator.contact.SimulatorContacts;
import com.tracklysms.simulator.internal.error.ApiError;
import com.tracklysms.simulator.internal.error.RefusedException;
import com.tracklysms.simulator.internal.exchange.Answer;
import com.tracklysms.simulator.internal.exchange.ApiRequest;
import com.tracklysms.simulator.internal.exchange.EndpointHandler;
import com.tracklysms.simulator.internal.exchange.JsonCodec;
import com.tracklysms.simulator.internal.lists.ListDirectory;
import com.tracklysms.simulator.internal.validation.PhoneValidator;

/**
 * The endpoints for contacts, as the pages below api-reference/v2/contacts have them.
 */
public final class ContactsEndpoint implements EndpointHandler {

	public static final String PATH = "/v2/contacts";

	private final ContactReader reader;

	private final ContactWriter writer;

	public ContactsEndpoint(SimulatorContacts contacts, ListDirectory lists, PhoneValidator validator, JsonCodec json) {
		this.reader = new ContactReader(contacts, lists);
		this.writer = new ContactWriter(contacts, lists, validator, json);
	}

	public static boolean takes(ApiRequest request) {
		return request.isBelow(PATH);
	}

	@Override
	public Answer handle(ApiRequest request) {
		if (request.isFor("POST", PATH + "/bulk")) {
			return this.writer.upsertBulk(request.body());
		}
		if (request.isFor(request.method(), PATH)) {
			return switch (request.method()) {
				case "GET" -> this.reader.findPage(request.query());
				case "POST" -> this.writer.upsert(request.body());
				case "PUT" -> this.writer.update(request.body());
				case "DELETE" -> this.writer.unsubscribe(request.body());
				default -> throw new RefusedException(ApiError.UNKNOWN_PATH);
			};
		}
		if (request.method().equals("GET")) {
			// A plus sign in a path is one
			String number = request.pathBelow(PATH).replace("+", "%2B");
			return this.reader.find(URLDecoder.decode(number, StandardCharsets.UTF_8));
		}
		throw new RefusedException(ApiError.UNKNOWN_PATH);
	}

}
