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

import org.jspecify.annotations.Nullable;

/**
 * Exception thrown when a property of the Trackly client is invalid. It does not contain
 * the value, which can be secret.
 */
class InvalidTracklyPropertyException extends RuntimeException {

	private final String property;

	private final @Nullable Class<?> bean;

	private final String reason;

	/**
	 * Create an exception for a value that is set by the property.
	 * @param property the name of the property
	 * @param reason the reason why the value is invalid
	 */
	InvalidTracklyPropertyException(String property, String reason) {
		this(property, null, reason, null);
	}

	/**
	 * Create an exception.
	 * @param property the name of the property
	 * @param bean the type of the bean that provides the value instead of the property,
	 * or {@code null} for none
	 * @param reason the reason why the value is invalid
	 * @param cause the cause, or {@code null}
	 */
	InvalidTracklyPropertyException(String property, @Nullable Class<?> bean, String reason,
			@Nullable Throwable cause) {
		super("%s cannot be used: %s".formatted(property, reason), cause);
		this.property = property;
		this.bean = bean;
		this.reason = reason;
	}

	String getProperty() {
		return this.property;
	}

	@Nullable Class<?> getBean() {
		return this.bean;
	}

	String getReason() {
		return this.reason;
	}

}
