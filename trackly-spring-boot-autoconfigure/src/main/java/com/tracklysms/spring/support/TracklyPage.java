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

package com.tracklysms.spring.support;

import java.util.List;

/**
 * Page of a result that the API gives in pages. {@link #toString()} omits the content.
 * <p>
 * Source: the API reference's overview of v2.
 *
 * @param <T> the type of the content
 * @param content the content of this page
 * @param page the number of this page, from 1
 * @param perPage the size of the pages, from 1
 * @param total the number of elements on all pages
 * @param totalPages the number of pages
 * @since 0.1.0
 */
public record TracklyPage<T>(List<T> content, int page, int perPage, long total, int totalPages) {

	/**
	 * Create a page.
	 * @param content the content of the page
	 * @param page the number of the page, from 1
	 * @param perPage the size of the pages
	 * @param total the number of elements on all pages
	 * @param totalPages the number of pages
	 */
	public TracklyPage {
		content = List.copyOf(content);
	}

	/**
	 * Return whether there is a page after this one.
	 * @return whether there is a next page
	 */
	public boolean hasNext() {
		return this.page < this.totalPages;
	}

	@Override
	public String toString() {
		return "TracklyPage[" + this.page + " of " + this.totalPages + ", total=" + this.total + "]";
	}

}
