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

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Request for a short link to a URL or to an SMS offer, on the domain of a list.
 * <p>
 * Use {@link #ofUrl(String)} or {@link #ofOffer(String)} and the {@code with} methods to
 * create instances; the canonical constructor may gain parameters in later versions.
 * {@link #toString()} shows the ids only, since URLs can contain data.
 * <p>
 * Source: the API reference's page "Shorten link" of v2. Its data for attribution are
 * left out, since the name of their field is not documented.
 *
 * @param url the URL, documented to be http or https, or {@code null} for an offer
 * @param offerId the id of an active SMS offer, or {@code null} for a URL
 * @param listId the id of the list that has the domain, or {@code null} if
 * {@code listNumber} is set
 * @param listNumber the phone number of that list in E.164 format, or {@code null} if
 * {@code listId} is set
 * @param contactPhone the phone number for <code>{{contact.phone}}</code> in the URL of
 * the offer, or {@code null} for none
 * @since 0.1.0
 */
public record ShortLinkRequest(@Nullable String url, @Nullable String offerId, @Nullable Long listId,
		@Nullable String listNumber, @Nullable String contactPhone) {

	/**
	 * Create a request for a short link to a URL, without tracking of affiliates.
	 * @param url the URL, http or https
	 * @return a new request, which still needs a list
	 * @throws IllegalArgumentException if the URL is empty
	 */
	public static ShortLinkRequest ofUrl(String url) {
		Assert.hasText(url, "'url' must not be empty");
		return new ShortLinkRequest(url, null, null, null, null);
	}

	/**
	 * Create a request for a short link to the tracking URL of an offer.
	 * @param offerId the id of an active SMS offer
	 * @return a new request, which still needs a list
	 * @throws IllegalArgumentException if the id is empty
	 */
	public static ShortLinkRequest ofOffer(String offerId) {
		Assert.hasText(offerId, "'offerId' must not be empty");
		return new ShortLinkRequest(null, offerId, null, null, null);
	}

	/**
	 * Return a copy for the domain of the list with the given id.
	 * @param listId the id of the list
	 * @return a new request
	 */
	public ShortLinkRequest withListId(long listId) {
		return new ShortLinkRequest(this.url, this.offerId, listId, null, this.contactPhone);
	}

	/**
	 * Return a copy for the domain of the list with the given phone number.
	 * @param listNumber the phone number of the list in E.164 format
	 * @return a new request
	 */
	public ShortLinkRequest withListNumber(String listNumber) {
		return new ShortLinkRequest(this.url, this.offerId, null, listNumber, this.contactPhone);
	}

	/**
	 * Return a copy for one contact.
	 * @param contactPhone the phone number for <code>{{contact.phone}}</code> in the URL
	 * of the offer, or {@code null} for none
	 * @return a new request
	 */
	public ShortLinkRequest withContactPhone(@Nullable String contactPhone) {
		return new ShortLinkRequest(this.url, this.offerId, this.listId, this.listNumber, contactPhone);
	}

	@Override
	public String toString() {
		return "ShortLinkRequest[offerId=" + this.offerId + ", listId=" + this.listId + "]";
	}

}
