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

import java.util.LinkedHashMap;
import java.util.Map;

import com.tracklysms.simulator.internal.error.RejectedMessage;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the entries in {@code errors} of a v2 bulk send. They are not documented
 * for sends: the shapes are the one that the fields of a message suggest, and those that
 * other endpoints of the API document.
 *
 * @since 0.1.0
 */
public enum BulkErrorShape {

	/**
	 * The entries have {@code index}, {@code to}, {@code code} and {@code error}.
	 */
	V2_SEND("to", "to", true),

	/**
	 * The entries have {@code index}, {@code to_msisdn} and {@code error}, as those of a
	 * v1 bulk send.
	 */
	V1_SEND("to_msisdn", "to", false),

	/**
	 * The entries have {@code index}, {@code phone_number}, {@code code} and
	 * {@code error}, as those of the page api-reference/v2/contacts/bulk-create.
	 */
	CONTACTS("phone_number", "to", true),

	/**
	 * The entries have {@code index}, {@code id}, {@code code} and {@code error}, as
	 * those of the page api-reference/v2/history/import-sends. The id is {@code null}, as
	 * a message to send has none.
	 */
	HISTORY_IMPORT("id", "id", true);

	private final String field;

	private final String messageField;

	private final boolean code;

	BulkErrorShape(String field, String messageField, boolean code) {
		this.field = field;
		this.messageField = messageField;
		this.code = code;
	}

	Map<String, @Nullable Object> toEntry(RejectedMessage rejected) {
		Map<String, @Nullable Object> entry = new LinkedHashMap<>();
		entry.put("index", rejected.index());
		entry.put(this.field, rejected.text(this.messageField));
		if (this.code) {
			entry.put("code", rejected.error().getCode());
		}
		entry.put("error", rejected.error().getText());
		return entry;
	}

}
