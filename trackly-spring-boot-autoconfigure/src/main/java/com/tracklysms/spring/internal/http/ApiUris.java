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

package com.tracklysms.spring.internal.http;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.web.util.DefaultUriBuilderFactory;
import org.springframework.web.util.UriBuilder;

/**
 * URIs of requests below the base URL of the API. They are absolute, so that a URI
 * builder factory that a customizer of the application sets takes no part and cannot send
 * the API key to another host.
 */
public final class ApiUris {

	private final DefaultUriBuilderFactory factory;

	/**
	 * Those of paths without variables, which are few, and to which all sends go.
	 */
	private final Map<String, ApiUri> constants = new ConcurrentHashMap<>();

	/**
	 * Create a new instance.
	 * @param baseUrl the base URL, which is encoded already and is not encoded again
	 */
	public ApiUris(String baseUrl) {
		this.factory = new DefaultUriBuilderFactory(baseUrl);
		this.factory.setEncodingMode(DefaultUriBuilderFactory.EncodingMode.VALUES_ONLY);
	}

	/**
	 * Return the URI of a request.
	 */
	ApiUri of(ApiRequest<?> request) {
		return request.pathVariables().isEmpty()
				? this.constants.computeIfAbsent(request.path(), (path) -> expand(path, List.of()))
				: expand(request.path(), request.pathVariables());
	}

	private ApiUri expand(String path, List<?> pathVariables) {
		UriBuilder builder = this.factory.uriString(path);
		return new ApiUri(builder.toUriString(), builder.build(pathVariables.toArray()));
	}

	/**
	 * URI of a request.
	 *
	 * @param template the URI with its variables, by which requests are observed
	 * @param uri the URI
	 */
	record ApiUri(String template, URI uri) {

	}

}
