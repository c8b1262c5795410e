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

package com.tracklysms.spring.internal.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.tracklysms.spring.internal.json.JsonFields;
import com.tracklysms.spring.internal.json.UnreadableAnswerException;
import com.tracklysms.spring.support.TracklyPage;
import tools.jackson.databind.JsonNode;

/**
 * Reads pages.
 * <p>
 * Source: the API reference's overview of v2.
 */
public final class Pages {

	private Pages() {
	}

	/**
	 * Read a page.
	 * @param requested the number of the page that was asked for
	 * @throws UnreadableAnswerException if the answer is not that page
	 */
	public static <T> TracklyPage<T> read(JsonNode document, String field, int requested,
			Function<JsonNode, T> reader) {
		JsonNode pagination = document.path("pagination");
		int page = field(pagination, "page");
		if (page != requested) {
			throw new UnreadableAnswerException("page " + page + " instead of " + requested);
		}
		List<T> content = new ArrayList<>();
		ResourceAnswers.list(document, field).forEach((element) -> content.add(reader.apply(element)));
		return new TracklyPage<>(content, page, field(pagination, "per_page"),
				ResourceAnswers.required(JsonFields.longInteger(pagination, "total"), "pagination.total"),
				field(pagination, "total_pages"));
	}

	private static int field(JsonNode pagination, String name) {
		return ResourceAnswers.required(JsonFields.integer(pagination, name), "pagination." + name);
	}

}
