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

package com.tracklysms.simulator.internal.exchange;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.tracklysms.simulator.fault.Fault;
import com.tracklysms.simulator.internal.error.ApiError;
import org.jspecify.annotations.Nullable;

/**
 * What the simulated API answers to a request, and what befalls the answer on its way.
 *
 * @param status the HTTP status
 * @param headers the headers beside those of the body
 * @param body the object to write as JSON
 * @param fault the fault, {@code null} for none
 */
public record Answer(int status, Map<String, String> headers, Object body, @Nullable Fault fault) {

	public static Answer ok(Object body) {
		return new Answer(200, Map.of(), body, null);
	}

	public static Answer created(Object body) {
		return new Answer(201, Map.of(), body, null);
	}

	public static Answer error(ApiError error) {
		return new Answer(error.getStatus(), Map.of(), new ErrorBody(error.getText(), error.getCode()), null);
	}

	/**
	 * Return whether the answer, or its way, is not what a client hopes for.
	 * @return {@code true} for an error, and if there is a fault
	 */
	public boolean isFailure() {
		return this.status >= 400 || this.fault != null;
	}

	public Answer with(Fault fault) {
		return new Answer(this.status, this.headers, this.body, fault);
	}

	public Answer withHeader(String name, String value) {
		Map<String, String> headers = new LinkedHashMap<>(this.headers);
		headers.put(name, value);
		return new Answer(this.status, headers, this.body, this.fault);
	}

	/**
	 * The documented body of an error.
	 *
	 * @param error the text
	 * @param code the machine-readable code, if the error has one
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record ErrorBody(String error, @Nullable String code) {

	}

}
