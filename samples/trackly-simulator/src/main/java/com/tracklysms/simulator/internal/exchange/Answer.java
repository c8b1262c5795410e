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

import com.fasterxml.jackson.annotation.JsonInclude;
import com.tracklysms.simulator.internal.error.ApiError;
import org.jspecify.annotations.Nullable;

/**
 * What the simulated API answers to a request, and how the answer travels.
 *
 * @param status the HTTP status
 * @param body the object to write as JSON
 * @param delivery how the answer travels
 */
public record Answer(int status, Object body, Delivery delivery) {

	public static Answer ok(Object body) {
		return new Answer(200, body, Delivery.IMMEDIATE);
	}

	public static Answer created(Object body) {
		return new Answer(201, body, Delivery.IMMEDIATE);
	}

	public static Answer error(ApiError error) {
		return new Answer(error.getStatus(), new ErrorBody(error.getText(), error.getCode()), Delivery.IMMEDIATE);
	}

	public Answer with(Delivery delivery) {
		return new Answer(this.status, this.body, delivery);
	}

	/**
	 * The way of an answer to the client.
	 */
	public enum Delivery {

		IMMEDIATE, SLOW, DROPPED

	}

	/**
	 * The documented body of an error.
	 *
	 * @param error the text
	 * @param code the machine-readable code, if the error has one
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record ErrorBody(String error, @Nullable String code) {

	}

}
