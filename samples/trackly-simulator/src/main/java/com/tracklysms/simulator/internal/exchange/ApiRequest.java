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

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The parts of an HTTP request that the simulated API looks at.
 *
 * @param method the HTTP method
 * @param path the path without the query
 * @param apiKey the value of the {@code X-Api-Key} header, if any
 * @param query the first value of each parameter of the query
 * @param body the bytes of the body
 */
public record ApiRequest(String method, String path, @Nullable String apiKey, Map<String, String> query, byte[] body) {

	/**
	 * The path below which all versions of the API are.
	 */
	public static final String ROOT = "/api";

	public @Nullable String status() {
		return this.query.get("status");
	}

	public boolean isFor(String method, String endpointPath) {
		return this.method.equals(method) && this.path.equals(ROOT + endpointPath);
	}

	public boolean isBelow(String parentPath) {
		String parent = ROOT + parentPath;
		return this.path.equals(parent) || this.path.startsWith(parent + "/");
	}

	public String pathBelow(String parentPath) {
		return this.path.substring((ROOT + parentPath + "/").length());
	}

	@Override
	public String toString() {
		// The generated form would show the key
		return this.method + " " + this.path;
	}

}
