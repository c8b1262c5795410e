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

package com.tracklysms.spring.links;

import reactor.core.publisher.Mono;

/**
 * Operations for short links without blocking. Behavior and failures are those of
 * {@link LinkOperations}.
 *
 * @since 0.1.0
 */
public interface ReactiveLinkOperations {

	/**
	 * Create a short link. Each call creates a new one.
	 * <p>
	 * Source: the API reference's page "Shorten link" of v2.
	 * @param request the request, with a list
	 * @return the link, or a {@code TracklyException} if the request is refused or the
	 * call fails
	 */
	Mono<ShortLink> shorten(ShortLinkRequest request);

}
