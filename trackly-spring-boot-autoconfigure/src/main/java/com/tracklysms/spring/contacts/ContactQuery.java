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

package com.tracklysms.spring.contacts;

import com.tracklysms.spring.support.Masking;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Query for contacts. Use {@link #all()} or {@link #ofList(String)} and the {@code with}
 * methods to create instances; the canonical constructor may gain parameters in later
 * versions.
 * <p>
 * Source: the API reference's page "List contacts" of v2.
 *
 * @param listNumber the phone number of the list in E.164 format, or {@code null} for all
 * lists
 * @param active whether to find subscribed ({@code true}) or unsubscribed contacts
 * ({@code false}), or {@code null} for both
 * @param pageSize the number of contacts of a page, from 1 to 1,000
 * @since 0.1.0
 */
public record ContactQuery(@Nullable String listNumber, @Nullable Boolean active, int pageSize) {

	private static final int MAX_PAGE_SIZE = 1000;

	/**
	 * Create a query with all its components.
	 * @param listNumber the phone number of the list, or {@code null} for all lists
	 * @param active whether to find subscribed or unsubscribed contacts, or {@code null}
	 * for both
	 * @param pageSize the number of contacts of a page, from 1 to 1,000
	 * @throws IllegalArgumentException if the page size is out of its range
	 */
	public ContactQuery {
		Assert.isTrue(pageSize >= 1 && pageSize <= MAX_PAGE_SIZE, "'pageSize' must be from 1 to 1,000");
	}

	/**
	 * Create a query for the contacts of all lists, subscribed or not, in pages of 1,000.
	 * @return a new query
	 */
	public static ContactQuery all() {
		return new ContactQuery(null, null, MAX_PAGE_SIZE);
	}

	/**
	 * Create a query for the contacts of a list, subscribed or not, in pages of 1,000.
	 * @param listNumber the phone number of the list in E.164 format
	 * @return a new query
	 */
	public static ContactQuery ofList(String listNumber) {
		return new ContactQuery(listNumber, null, MAX_PAGE_SIZE);
	}

	/**
	 * Return a copy for subscribed or unsubscribed contacts only.
	 * @param active whether to find subscribed ({@code true}) or unsubscribed contacts
	 * ({@code false}), or {@code null} for both
	 * @return a new query
	 */
	public ContactQuery withActive(@Nullable Boolean active) {
		return new ContactQuery(this.listNumber, active, this.pageSize);
	}

	/**
	 * Return a copy with another page size.
	 * @param pageSize the number of contacts of a page, from 1 to 1,000
	 * @return a new query
	 * @throws IllegalArgumentException if the page size is out of its range
	 */
	public ContactQuery withPageSize(int pageSize) {
		return new ContactQuery(this.listNumber, this.active, pageSize);
	}

	@Override
	public String toString() {
		return "ContactQuery[listNumber=" + Masking.number(this.listNumber) + ", active=" + this.active + ", pageSize="
				+ this.pageSize + "]";
	}

}
