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
 * Version of the Trackly API that messages are sent with. Resources that exist in one
 * version only, such as lists, do not depend on it.
 *
 * @since 0.1.0
 */
public enum TracklyApiVersion {

	/**
	 * Version 1, which the API marks as deprecated. It is documented to keep working,
	 * without a date of removal. A sender is the id of a sending number.
	 */
	V1,

	/**
	 * Version 2. A sender is a phone number in E.164 format that belongs to the account.
	 */
	V2

}
