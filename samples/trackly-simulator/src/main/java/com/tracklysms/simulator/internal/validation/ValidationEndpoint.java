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

package com.tracklysms.simulator.internal.validation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.tracklysms.simulator.internal.error.ApiError;
import com.tracklysms.simulator.internal.error.RefusedException;
import com.tracklysms.simulator.internal.exchange.Answer;
import com.tracklysms.simulator.internal.exchange.ApiRequest;
import com.tracklysms.simulator.internal.exchange.EndpointHandler;
import com.tracklysms.simulator.internal.exchange.JsonCodec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The endpoints that validate phone numbers, as the pages api-reference/phone/validate
 * and batch-validate have them.
 */
public final class ValidationEndpoint implements EndpointHandler {

	private static final String PATH = "/v1/phone/validate";

	private static final int MOST_PHONES = 500;

	private final PhoneValidator validator;

	private final JsonCodec json;

	public ValidationEndpoint(PhoneValidator validator, JsonCodec json) {
		this.validator = validator;
		this.json = json;
	}

	public static boolean takes(ApiRequest request) {
		return request.isFor("POST", PATH) || request.isFor("POST", PATH + "/batch");
	}

	@Override
	public Answer handle(ApiRequest request) {
		JsonNode body = this.json.readObject(request.body());
		JsonNode force = body.path("force");
		if (!force.isMissingNode() && !force.isBoolean()) {
			throw new RefusedException(ApiError.INVALID_FORCE);
		}
		boolean forced = force.isBoolean() && force.booleanValue();
		return request.isFor("POST", PATH) ? validate(body, forced) : validateBatch(body.path("phones"), forced);
	}

	private Answer validate(JsonNode body, boolean force) {
		String phone = this.json.requiredText(body, ApiError.INVALID_PHONE, "phone");
		return Answer.ok(this.validator.validate(phone, force));
	}

	private Answer validateBatch(JsonNode phones, boolean force) {
		if (!phones.isArray() || phones.isEmpty()) {
			throw new RefusedException(ApiError.MISSING_PHONES);
		}
		if (phones.size() > MOST_PHONES) {
			throw new RefusedException(ApiError.TOO_MANY_PHONES);
		}
		List<Map<String, @Nullable Object>> results = new ArrayList<>();
		phones.forEach((phone) -> results.add(result(phone, force)));
		return Answer.ok(Map.of("results", results, "summary", summary(results)));
	}

	private Map<String, @Nullable Object> result(JsonNode phone, boolean force) {
		String number = phone.asString("");
		try {
			return this.validator.validate(number, force);
		}
		catch (RefusedException ex) {
			Map<String, @Nullable Object> error = new LinkedHashMap<>();
			error.put("phone", number);
			error.put("error", "validation_error");
			error.put("code", ex.getError().getCode());
			error.put("message", "invalid phone number format");
			return error;
		}
	}

	private Map<String, @Nullable Object> summary(List<Map<String, @Nullable Object>> results) {
		Map<String, @Nullable Object> summary = new LinkedHashMap<>();
		summary.put("total", results.size());
		for (String disposition : List.of("ok", "unreachable", "invalid", "risky", "unknown")) {
			summary.put(disposition,
					results.stream().filter((result) -> disposition.equals(result.get("disposition"))).count());
		}
		summary.put("errors", results.stream().filter((result) -> result.containsKey("error")).count());
		summary.put("cached", results.stream().filter((result) -> Boolean.TRUE.equals(result.get("cached"))).count());
		summary.put("total_cost",
				results.stream()
					.map((result) -> result.get("cost"))
					.filter(BigDecimal.class::isInstance)
					.map(BigDecimal.class::cast)
					.reduce(BigDecimal.ZERO, BigDecimal::add));
		return summary;
	}

}
