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

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Short link. {@link #toString()} omits the destination, which can contain data of a
 * contact.
 * <p>
 * Source: the API reference's page "Shorten link" of v2. Fields that the API omits or
 * does not return as documented are {@code null}.
 *
 * @param shortUrl the short URL
 * @param linkId the id of the link
 * @param destinationUrl the URL that it leads to
 * @param domain the domain, documented without scheme
 * @param offerId the id of the offer, or {@code null} for a link to a URL
 * @param filterBots whether clicks of bots are filtered, as the offer says
 * @param attributes all fields as received
 * @since 0.1.0
 */
public record ShortLink(String shortUrl, @Nullable String linkId, @Nullable String destinationUrl,
		@Nullable String domain, @Nullable String offerId, @Nullable Boolean filterBots,
		Map<String, Object> attributes) {

	@Override
	public String toString() {
		return "ShortLink[shortUrl=" + this.shortUrl + "]";
	}

}
