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

package com.tracklysms.spring.settings;

/**
 * Exception thrown when a setting has an invalid value.
 *
 * @since 0.1.0
 */
public class InvalidSettingException extends IllegalArgumentException {

	private final String setting;

	/**
	 * Create a new {@code InvalidSettingException}.
	 * @param setting the name of the property without {@code trackly.}, such as
	 * {@code retry.max-retries}
	 * @param message the detail message, which describes valid values
	 */
	public InvalidSettingException(String setting, String message) {
		super(message);
		this.setting = setting;
	}

	/**
	 * Return the name of the setting.
	 * @return the name of the property without {@code trackly.}, such as
	 * {@code retry.max-retries}
	 */
	public String getSetting() {
		return this.setting;
	}

	/**
	 * Throw an {@code InvalidSettingException} unless a setting is valid.
	 * @param valid whether the setting is valid
	 * @param setting the name of the setting, such as {@code retry.max-retries}
	 * @param message the requirement that the value does not meet
	 * @throws InvalidSettingException if the setting is not valid
	 */
	public static void throwUnless(boolean valid, String setting, String message) {
		if (!valid) {
			throw new InvalidSettingException(setting, message);
		}
	}

}
