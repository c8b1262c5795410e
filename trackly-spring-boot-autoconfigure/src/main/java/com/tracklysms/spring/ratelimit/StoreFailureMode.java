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

package com.tracklysms.spring.ratelimit;

/**
 * Handling of requests while the store of a shared rate limit cannot be reached.
 *
 * @since 0.1.0
 */
public enum StoreFailureMode {

	/**
	 * Continue with the whole limit for each instance, so that all instances together may
	 * exceed it. The API then refuses requests with status 429, and these are retried.
	 */
	LOCAL,

	/**
	 * Wait for the store as long as the maximum duration of the call permits, and then
	 * fail without having sent the request.
	 */
	WAIT

}
