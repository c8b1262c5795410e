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

package com.tracklysms.spring.lists;

import java.util.Locale;

/**
 * Status of a sending list.
 * <p>
 * Source: the API reference's page "List all lists". The concept page about the data
 * model mentions {@code active} and {@code inactive} only.
 *
 * @since 0.1.0
 */
public enum SendingListStatus {

	/**
	 * Active list, from which messages can be sent.
	 */
	ACTIVE,

	/**
	 * Paused list.
	 */
	PAUSED,

	/**
	 * Suspended list.
	 */
	SUSPENDED,

	/**
	 * Deleted list.
	 */
	DELETED;

	/**
	 * Return the status as it appears in requests and responses of the API.
	 * @return the value, such as {@code active}
	 */
	public String getValue() {
		return name().toLowerCase(Locale.ROOT);
	}

}
