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

import com.tracklysms.spring.error.TracklyException;

/**
 * Operations for short links. They use API v2, regardless of the version that messages
 * are sent with.
 * <p>
 * A call that creates a link is retried after transient failures only, among them
 * {@code id_collision}, whatever {@code trackly.retry.indeterminate} says: after an
 * indeterminate one there may be a link, and a second one would be counted on its own.
 * <p>
 * Links to offers of partners ({@code POST /v2/links}) are left out, since their failures
 * are not documented.
 *
 * @since 0.1.0
 */
public interface LinkOperations {

	/**
	 * Create a short link. Each call creates a new one.
	 * <p>
	 * Source: the API reference's page "Shorten link" of v2.
	 * @param request the request, with a list
	 * @return the link
	 * @throws com.tracklysms.spring.error.InvalidTracklyRequestException if the request
	 * has no list ({@code missing_list_identifier}; no request is made then), its URL is
	 * refused, or the list has no domain ({@code no_domain_configured})
	 * @throws com.tracklysms.spring.error.TracklyAccessDeniedException if the account
	 * does not have the product for SMS
	 * @throws com.tracklysms.spring.error.TracklyResourceNotFoundException if the offer
	 * or the list does not exist
	 * @throws com.tracklysms.spring.error.TransientTracklyServerException if no free id
	 * was found in all attempts
	 * @throws TracklyException if the call fails
	 */
	ShortLink shorten(ShortLinkRequest request);

}
