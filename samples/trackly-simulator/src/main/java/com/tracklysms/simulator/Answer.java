package com.tracklysms.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What the simulated API answers to a request, and how the answer travels.
 *
 * @param status the HTTP status
 * @param body the object to write as JSON
 * @param delivery how the answer travels
 */
record Answer(int status, Object body, Delivery delivery) {

	static Answer ok(Object body) {
		return new Answer(200, body, Delivery.IMMEDIATE);
	}

	static Answer created(Object body) {
		return new Answer(201, body, Delivery.IMMEDIATE);
	}

	static Answer error(ApiError error) {
		return new Answer(error.getStatus(), new ErrorBody(error.getText(), error.getCode()), Delivery.IMMEDIATE);
	}

	Answer with(Delivery delivery) {
		return new Answer(this.status, this.body, delivery);
	}

	/**
	 * The way of an answer to the client.
	 */
	enum Delivery {

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
