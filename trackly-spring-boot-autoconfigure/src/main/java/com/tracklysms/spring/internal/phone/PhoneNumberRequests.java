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

package com.tracklysms.spring.internal.phone;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.internal.http.ApiRequest;
import com.tracklysms.spring.internal.http.RequestKind;
import com.tracklysms.spring.internal.json.Json;
import com.tracklysms.spring.internal.json.JsonFields;
import com.tracklysms.spring.internal.json.UnreadableAnswerException;
import com.tracklysms.spring.internal.observation.Operation;
import com.tracklysms.spring.internal.resource.ResourceAnswers;
import com.tracklysms.spring.internal.resource.ResourceBody;
import com.tracklysms.spring.internal.resource.ResourceChecks;
import com.tracklysms.spring.phone.BulkPhoneValidation;
import com.tracklysms.spring.phone.PhoneValidation;
import com.tracklysms.spring.phone.PhoneValidationOutcome;
import com.tracklysms.spring.settings.TracklyApiVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpMethod;
import org.springframework.util.StringUtils;

/**
 * Requests for the validation of phone numbers, and the readers of their answers.
 * <p>
 * Source: the API reference's pages "Validate phone number" and "Batch validate phone
 * numbers".
 */
final class PhoneNumberRequests {

	static final Operation VALIDATE = Operation.resource("phone", "validate", TracklyApiVersion.V1);

	static final Operation VALIDATE_BULK = Operation.resource("phone", "validateBulk", TracklyApiVersion.V1);

	static final int MAX_PHONES = 500;

	private static final String PATH = "/v1/phone/validate";

	private static final int SIZE = 64;

	ApiRequest<PhoneValidation> validate(Json json, String phone, boolean force) {
		if (!StringUtils.hasText(phone)) {
			throw new InvalidTracklyRequestException("Phone number is empty", null);
		}
		ByteBuffer body = ResourceBody.write(json, SIZE, (fields) -> {
			fields.text("phone", phone);
			writeForce(fields, force);
		});
		return ApiRequest.change(kindOf(force), HttpMethod.POST, PATH, body,
				(document, deprecated) -> read(ResourceAnswers.success(document)));
	}

	ApiRequest<BulkPhoneValidation> validateBulk(Json json, List<String> phones, boolean force) {
		ResourceChecks.size(phones, MAX_PHONES, TracklyErrorCode.MISSING_PHONES, TracklyErrorCode.TOO_MANY_PHONES);
		ByteBuffer body = ResourceBody.write(json, SIZE * phones.size(), (fields) -> {
			fields.texts("phones", phones);
			writeForce(fields, force);
		});
		return ApiRequest.change(kindOf(force), HttpMethod.POST, PATH + "/batch", body,
				(document, deprecated) -> readBulk(ResourceAnswers.success(document), phones));
	}

	/**
	 * A result that the account has paid for is free the next time, unless it is forced.
	 */
	private RequestKind kindOf(boolean force) {
		return force ? RequestKind.CREATE : RequestKind.UPDATE;
	}

	private void writeForce(ResourceBody fields, boolean force) {
		fields.bool("force", force ? true : null);
	}

	private BulkPhoneValidation readBulk(JsonNode document, List<String> phones) {
		JsonNode results = ResourceAnswers.list(document, "results");
		if (results.size() != phones.size()) {
			throw new UnreadableAnswerException(results.size() + " results for " + phones.size() + " numbers");
		}
		List<PhoneValidationOutcome> outcomes = new ArrayList<>(phones.size());
		for (int index = 0; index < phones.size(); index++) {
			outcomes.add(outcome(phones.get(index), results.get(index)));
		}
		return new BulkPhoneValidation(outcomes, ResourceAnswers.object(document, "summary"),
				JsonFields.decimal(document.path("summary"), "total_cost"), JsonFields.attributes(document));
	}

	private PhoneValidationOutcome outcome(String phone, JsonNode result) {
		boolean failed = result.has("error") || result.has("code");
		return new PhoneValidationOutcome(phone, failed ? null : read(result),
				failed ? JsonFields.text(result, "code") : null, failed ? error(result) : null,
				JsonFields.attributes(result));
	}

	private @Nullable String error(JsonNode result) {
		return Stream.of("error", "message")
			.map((field) -> JsonFields.text(result, field))
			.filter(StringUtils::hasText)
			.collect(Collectors.joining(": "));
	}

	private PhoneValidation read(JsonNode result) {
		return new PhoneValidation(ResourceAnswers.required(JsonFields.text(result, "phone"), "phone"),
				JsonFields.bool(result, "valid"), JsonFields.text(result, "line_type"),
				JsonFields.text(result, "carrier"), JsonFields.text(result, "carrier_raw"),
				JsonFields.bool(result, "ported"), JsonFields.text(result, "country"), JsonFields.text(result, "state"),
				JsonFields.text(result, "city"), JsonFields.bool(result, "on_dnc"),
				JsonFields.text(result, "disposition"), JsonFields.decimal(result, "cost"),
				JsonFields.bool(result, "cached"), JsonFields.attributes(result));
	}

}
