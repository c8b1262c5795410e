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

package com.tracklysms.spring.batch;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Items of the last chunk and their outcomes. An item that is written again, because
 * Spring Batch repeats its chunk or writes its items one by one, keeps the outcome of the
 * first time: later ones find its key claimed.
 */
class WrittenItems<T> {

	private final Set<T> items = Collections.newSetFromMap(new IdentityHashMap<>());

	private ItemCounts uncounted = ItemCounts.NONE;

	/**
	 * Add items, and forget those of an earlier chunk.
	 * @param outcome returns the outcome of an item that is new, or {@code null} if it
	 * has none yet
	 */
	void add(Collection<? extends T> items, Function<T, @Nullable ItemOutcome> outcome) {
		if (items.stream().noneMatch(this.items::contains)) {
			clear();
		}
		for (T item : items) {
			ItemOutcome itsOutcome = this.items.contains(item) ? null : outcome.apply(item);
			if (itsOutcome != null) {
				this.items.add(item);
				this.uncounted = this.uncounted.plus(itsOutcome);
			}
		}
	}

	/**
	 * Return the counts of those items that have not been counted before.
	 */
	ItemCounts count() {
		ItemCounts counts = this.uncounted;
		this.uncounted = ItemCounts.NONE;
		return counts;
	}

	void clear() {
		this.items.clear();
		this.uncounted = ItemCounts.NONE;
	}

}
