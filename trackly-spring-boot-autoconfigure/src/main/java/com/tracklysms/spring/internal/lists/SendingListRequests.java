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

package com.tracklysms.spring.internal.lists;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import com.tracklysms.spring.internal.http.ApiRequest;
import com.tracklysms.spring.internal.json.JsonFields;
import com.tracklysms.spring.internal.json.UnreadableAnswerException;
import com.tracklysms.spring.internal.observation.Operation;
import com.tracklysms.spring.lists.SendingList;
import com.tracklysms.spring.lists.SendingListStatus;
import com.tracklysms.spring.settings.TracklyApiVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Requests for sending lists, and the readers of their answers.
 * <p>
 * Source: the API reference's pages "List all lists" and "Get list" of v2.
 */
final class SendingListRequests {

	static final Operation FIND_ALL = Operation.resource("lists", "findAll", TracklyApiVersion.V2);

	static final Operation FIND_BY_ID = Operation.resource("lists", "findById", TracklyApiVersion.V2);

	private static final String PATH = "/v2/lists";

	ApiRequest<List<SendingList>> findAll(@Nullable SendingListStatus status) {
		return (status != null) ? ApiRequest.read(PATH + "?status={status}", List.of(status.getValue()), this::readAll)
				: ApiRequest.read(PATH, List.of(), this::readAll);
	}

	ApiRequest<SendingList> findById(long id) {
		return ApiRequest.read(PATH + "/{list_id}", List.of(id), (document, deprecated) -> readOne(document));
	}

	private List<SendingList> readAll(JsonNode document, boolean deprecated) {
		JsonNode lists = document.path("lists");
		if (!lists.isArray()) {
			throw new UnreadableAnswerException("no lists");
		}
		List<SendingList> result = new ArrayList<>();
		lists.forEach((list) -> result.add(readOne(list)));
		return List.copyOf(result);
	}

	private SendingList readOne(JsonNode list) {
		Long id = JsonFields.longInteger(list, "id");
		String phoneNumber = JsonFields.text(list, "phone_number");
		if (id == null || phoneNumber == null) {
			throw new UnreadableAnswerException("a list without id or phone_number");
		}
		return new SendingList(id, phoneNumber, JsonFields.text(list, "brand_name"), JsonFields.text(list, "list_name"),
				JsonFields.text(list, "list_type"), JsonFields.text(list, "status"),
				JsonFields.longInteger(list, "contact_count"), readTime(JsonFields.text(list, "created_at")));
	}

	/**
	 * The API's examples are inconsistent about time zones. Without one, the instant is
	 * unknown.
	 */
	private @Nullable Instant readTime(@Nullable String text) {
		try {
			return (text != null) ? OffsetDateTime.parse(text).toInstant() : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
