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

package com.tracklysms.spring.internal.links;

import com.tracklysms.spring.internal.call.ReactiveCalls;
import com.tracklysms.spring.links.ReactiveLinkOperations;
import com.tracklysms.spring.links.ShortLink;
import com.tracklysms.spring.links.ShortLinkRequest;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * {@link ReactiveLinkOperations} of
 * {@link com.tracklysms.spring.ReactiveTracklyTemplate}.
 */
public final class DefaultReactiveLinkOperations implements ReactiveLinkOperations {

	private final Mono<ReactiveCalls> calls;

	private final LinkRequests requests = new LinkRequests();

	public DefaultReactiveLinkOperations(Mono<ReactiveCalls> calls) {
		this.calls = calls;
	}

	@Override
	public Mono<ShortLink> shorten(ShortLinkRequest request) {
		Assert.notNull(request, "'request' must not be null");
		return this.calls
			.flatMap((calls) -> calls.execute(LinkRequests.SHORTEN, (json) -> this.requests.shorten(json, request)));
	}

}
