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

package com.tracklysms.spring.internal.links;

import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.internal.http.ApiRequest;
import com.tracklysms.spring.internal.http.RequestKind;
import com.tracklysms.spring.internal.json.Json;
import com.tracklysms.spring.internal.json.JsonFields;
import com.tracklysms.spring.internal.observation.Operation;
import com.tracklysms.spring.internal.resource.ResourceAnswers;
import com.tracklysms.spring.internal.resource.ResourceBody;
import com.tracklysms.spring.links.ShortLink;
import com.tracklysms.spring.links.ShortLinkRequest;
import com.tracklysms.spring.settings.TracklyApiVersion;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpMethod;

/**
 * Requests for short links, and the readers of their answers.
 * <p>
 * Source: the API reference's page "Shorten link" of v2.
 */
final class LinkRequests {

	static final Operation SHORTEN = Operation.resource("links", "shorten", TracklyApiVersion.V2);

	private static final int SIZE = 512;

	ApiRequest<ShortLink> shorten(Json json, ShortLinkRequest request) {
		if (request.url() == null && request.offerId() == null) {
			throw new InvalidTracklyRequestException(TracklyErrorCode.MISSING_URL_OR_OFFER,
					"Request has neither a URL nor an offer");
		}
		if (request.listId() == null && request.listNumber() == null) {
			throw new InvalidTracklyRequestException(TracklyErrorCode.MISSING_LIST_IDENTIFIER,
					"Request has no list: use ShortLinkRequest.withListId or withListNumber");
		}
		return ApiRequest.change(RequestKind.CREATE, HttpMethod.POST, "/v2/links/shorten",
				ResourceBody.write(json, SIZE, (fields) -> write(fields, request)),
				(document, deprecated) -> read(ResourceAnswers.success(document)));
	}

	private void write(ResourceBody fields, ShortLinkRequest request) {
		fields.text("url", request.url());
		fields.text("offerId", request.offerId());
		fields.number("listId", request.listId());
		fields.text("phoneNumber", request.listNumber());
		fields.text("contactPhone", request.contactPhone());
	}

	private ShortLink read(JsonNode link) {
		return new ShortLink(ResourceAnswers.required(JsonFields.text(link, "shortUrl"), "shortUrl"),
				JsonFields.text(link, "linkId"), JsonFields.text(link, "destinationUrl"),
				JsonFields.text(link, "domain"), JsonFields.text(link, "offerId"), JsonFields.bool(link, "filterBots"),
				JsonFields.attributes(link));
	}

}
