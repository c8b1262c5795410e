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

import java.util.Objects;

import com.tracklysms.simulator.internal.error.ApiError;
import com.tracklysms.simulator.internal.error.RefusedException;
import com.tracklysms.simulator.internal.error.RejectedMessage;
import com.tracklysms.simulator.internal.exchange.Answer;
import com.tracklysms.simulator.internal.exchange.JsonCodec;
import com.tracklysms.simulator.internal.phone.PhoneNumberNormalizer;
import com.tracklysms.simulator.internal.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Finds out whom a refused request was for, and why it was refused.
 */
final class RefusalReader {

	private final PhoneNumberNormalizer normalizer = new PhoneNumberNormalizer();

	private final JsonCodec json = new JsonCodec();

	TimelineEntry.Refused read(Refusal refusal) {
		RejectedMessage rejected = refusal.rejected();
		JsonNode message = (rejected != null) ? rejected.message() : parse(refusal.body());
		String to = Objects.requireNonNullElseGet(this.json.text(message, "to_msisdn"), () -> text(message, "to"));
		return new TimelineEntry.Refused(refusal, number(to), text(message, "body"), error(refusal), status(refusal));
	}

	private JsonNode parse(byte @Nullable [] body) {
		try {
			return (body != null) ? this.json.readObject(body) : MissingNode.getInstance();
		}
		catch (RefusedException ex) {
			// That may be why it was refused
			return MissingNode.getInstance();
		}
	}

	private String text(JsonNode message, String field) {
		return Objects.requireNonNullElse(this.json.text(message, field), "");
	}

	// What is no number has a conversation of its own, as far as it was written down
	private String number(String to) {
		return Objects.requireNonNullElse(this.normalizer.normalize(to), to.strip());
	}

	private static Answer.@Nullable ErrorBody error(Refusal refusal) {
		RejectedMessage rejected = refusal.rejected();
		if (rejected != null) {
			ApiError error = rejected.error();
			return new Answer.ErrorBody(error.getText(), error.getCode());
		}
		Answer answer = refusal.answer();
		return (answer != null && answer.fault() == null && answer.body() instanceof Answer.ErrorBody error) ? error
				: null;
	}

	private static int status(Refusal refusal) {
		Answer answer = refusal.answer();
		return (answer != null && answer.fault() == null) ? answer.status() : 0;
	}

}
