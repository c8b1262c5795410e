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

package com.tracklysms.simulator.internal.protocol;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import com.tracklysms.simulator.internal.exchange.JsonCodec;
import com.tracklysms.simulator.journal.ContactData;
import com.tracklysms.simulator.journal.MessageOptions;
import com.tracklysms.simulator.journal.SkippedCheck;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the options of a v2 message. Ordinary and raw sends have different ones; those of
 * the other kind are not documented, and not read. A value of another type counts as
 * absent.
 */
final class MessageOptionsReader {

	private final JsonCodec json;

	private final boolean raw;

	MessageOptionsReader(JsonCodec json, boolean raw) {
		this.json = json;
		this.raw = raw;
	}

	MessageOptions read(JsonNode message) {
		if (this.raw) {
			return new MessageOptions(null, null, skippedChecks(message));
		}
		return new MessageOptions(this.json.flag(message, "wrap_links"), contactData(message.path("contact_data")),
				Set.of());
	}

	private Set<SkippedCheck> skippedChecks(JsonNode message) {
		return Arrays.stream(SkippedCheck.values())
			.filter((check) -> Boolean.TRUE.equals(this.json.flag(message, check.getField())))
			.collect(Collectors.toSet());
	}

	private @Nullable ContactData contactData(JsonNode data) {
		if (!data.isObject()) {
			return null;
		}
		return new ContactData(this.json.text(data, "first_name"), this.json.text(data, "last_name"),
				this.json.map(data.path("custom_fields")), this.json.text(data, "timezone"));
	}

}
