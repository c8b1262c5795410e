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

package com.tracklysms.simulator.internal.links;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.tracklysms.simulator.internal.error.ApiError;
import com.tracklysms.simulator.internal.error.RefusedException;
import com.tracklysms.simulator.internal.exchange.Answer;
import com.tracklysms.simulator.internal.exchange.ApiRequest;
import com.tracklysms.simulator.internal.exchange.EndpointHandler;
import com.tracklysms.simulator.internal.exchange.JsonCodec;
import com.tracklysms.simulator.internal.lists.ListDirectory;
import com.tracklysms.simulator.internal.phone.E164;
import tools.jackson.databind.JsonNode;

/**
 * The endpoint that creates short links, as the page api-reference/v2/links/shorten-link
 * has it. The account has no offers, and each list has the same domain.
 */
public final class LinksEndpoint implements EndpointHandler {

	private static final String PATH = "/v2/links/shorten";

	private static final String DOMAIN = "short.example";

	private static final int FIRST_ID = 60_466_176;

	private final ListDirectory lists;

	private final JsonCodec json;

	private final AtomicInteger lastId = new AtomicInteger(FIRST_ID);

	public LinksEndpoint(ListDirectory lists, JsonCodec json) {
		this.lists = lists;
		this.json = json;
	}

	public static boolean takes(ApiRequest request) {
		return request.isFor("POST", PATH);
	}

	@Override
	public Answer handle(ApiRequest request) {
		JsonNode body = this.json.readObject(request.body());
		boolean ofOffer = this.json.text(body, "offerId") != null;
		String url = ofOffer ? "" : this.json.requiredText(body, ApiError.MISSING_URL_OR_OFFER, "url");
		requireList(body);
		if (ofOffer) {
			throw new RefusedException(ApiError.OFFER_NOT_FOUND);
		}
		if (!url.toLowerCase(Locale.ROOT).matches("https?://.+")) {
			throw new RefusedException(ApiError.INVALID_URL);
		}
		return Answer.ok(link(url));
	}

	private void requireList(JsonNode body) {
		if (body.path("listId").isNumber()) {
			this.lists.requireId(body.path("listId").asLong(), ApiError.LINKS_LIST_NOT_FOUND);
			return;
		}
		String number = this.json.requiredText(body, ApiError.MISSING_LIST_IDENTIFIER, "phoneNumber");
		E164.require(number, ApiError.INVALID_PHONE);
		if (this.lists.idOf(number) == null) {
			throw new RefusedException(ApiError.LINKS_LIST_NOT_FOUND);
		}
	}

	/**
	 * The documented fields, which are in camel case here.
	 */
	private Map<String, Object> link(String url) {
		String id = "s" + Integer.toString(this.lastId.incrementAndGet(), Character.MAX_RADIX);
		Map<String, Object> link = new LinkedHashMap<>();
		link.put("shortUrl", "https://" + DOMAIN + "/" + id);
		link.put("linkId", id);
		link.put("destinationUrl", url);
		link.put("domain", DOMAIN);
		link.put("filterBots", false);
		return link;
	}

}
