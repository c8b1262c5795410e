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

package com.tracklysms.spring.boot.autoconfigure;

/**
 * Exception thrown when a property of the Trackly client is invalid. It does not contain
 * the value, which can be secret.
 */
class InvalidTracklyPropertyException extends RuntimeException {

	private final String property;

	private final String source;

	private final String reason;

	/**
	 * Create a new {@code InvalidTracklyPropertyException}.
	 * @param property the name of the property
	 * @param source the source of the value
	 * @param reason the reason why the value is invalid
	 */
	InvalidTracklyPropertyException(String property, String source, String reason) {
		super("%s from %s cannot be used: %s".formatted(property, source, reason));
		this.property = property;
		this.source = source;
		this.reason = reason;
	}

	String getProperty() {
		return this.property;
	}

	String getSource() {
		return this.source;
	}

	String getReason() {
		return this.reason;
	}

}
