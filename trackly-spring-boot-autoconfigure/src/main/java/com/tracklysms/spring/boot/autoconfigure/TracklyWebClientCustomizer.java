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

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Callback interface for customizing the {@link WebClient.Builder} of the Trackly client
 * only. Beans of this type are applied in their order, after the connector has been set.
 * <p>
 * The headers and cookies that they set, by default or in a filter, are sent to the API,
 * unlike those that the application sets for all services. Their filters are applied
 * within those of the application.
 * <p>
 * A filter is applied to each attempt. It does not have access to the API key, which is
 * added later, and must not send a request a second time, since that could text a person
 * twice: the second request fails.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface TracklyWebClientCustomizer {

	/**
	 * Customize the given builder.
	 * @param webClientBuilder the builder to customize, a copy of the application's
	 * builder
	 */
	void customize(WebClient.Builder webClientBuilder);

}
