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

package com.tracklysms.simulator.internal.inbox;

import java.nio.charset.StandardCharsets;

import com.tracklysms.simulator.internal.error.RefusedException;
import com.tracklysms.simulator.internal.exchange.JsonCodec;
import tools.jackson.databind.JsonNode;

/**
 * What a person has entered for an action.
 */
final class ActionFields {

	private final JsonCodec json;

	private final JsonNode fields;

	ActionFields(JsonCodec json, byte[] body) {
		this.json = json;
		this.fields = read(body);
	}

	private JsonNode read(byte[] body) {
		try {
			return this.json.readObject(body);
		}
		catch (RefusedException ex) {
			throw new InboxException(400, "Not a JSON object");
		}
	}

	String requiredText(String name) {
		String text = this.json.text(this.fields, name);
		if (text == null || text.isBlank()) {
			throw new InboxException(400, name + " is missing");
		}
		return text;
	}

	int requiredNumber(String name, int least, int most) {
		int number = this.fields.path(name).asInt(-1);
		if (number < least || number > most) {
			throw new InboxException(400, name + " must be between " + least + " and " + most);
		}
		return number;
	}

	void requireJson(String text) {
		read(text.getBytes(StandardCharsets.UTF_8));
	}

}
