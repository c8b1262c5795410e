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

package com.tracklysms.spring.internal.resource;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.tracklysms.spring.error.UncategorizedTracklyException;
import com.tracklysms.spring.support.TracklyPage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Walk over all pages of a result whose newest elements come first, so that new ones move
 * others to the next page.
 *
 * @param <T> the type of the elements
 */
public final class PageWalk<T> {

	/**
	 * A page can repeat the one before if as many elements were added meanwhile.
	 */
	private static final int MOST_REPEATED = 2;

	private final Function<T, Object> key;

	private Set<Object> previous = Set.of();

	private int next = 1;

	private int repeated;

	private boolean over;

	private PageWalk(Function<T, Object> key) {
		this.key = key;
	}

	/**
	 * Return the elements of all pages, each of which is fetched when its first element
	 * is asked for.
	 * @param key the function that identifies an element
	 * @param fetch the function that returns a page
	 */
	public static <T> Stream<T> stream(Function<T, Object> key, IntFunction<TracklyPage<T>> fetch) {
		return StreamSupport.stream(() -> new Elements<>(new PageWalk<>(key), fetch), Elements.CHARACTERISTICS, false);
	}

	/**
	 * Return the elements of all pages. One page at most is fetched ahead of the demand.
	 * @param key the function that identifies an element
	 * @param fetch the function that returns a page
	 */
	public static <T> Flux<T> flux(Function<T, Object> key, IntFunction<Mono<TracklyPage<T>>> fetch) {
		return Flux.defer(() -> {
			PageWalk<T> walk = new PageWalk<>(key);
			return Flux.<Integer>generate((sink) -> {
				if (walk.over) {
					sink.complete();
				}
				else {
					sink.next(walk.next);
				}
			}).concatMap((page) -> fetch.apply(page).map(walk::accept), 0).concatMapIterable(Function.identity(), 1);
		});
	}

	/**
	 * Accept a page.
	 * @return its elements that were not on the page before
	 */
	private List<T> accept(TracklyPage<T> page) {
		List<T> content = page.content();
		List<T> added = content.stream().filter((element) -> !this.previous.contains(this.key.apply(element))).toList();
		this.repeated = added.isEmpty() ? this.repeated + 1 : 0;
		this.over = content.isEmpty() || !page.hasNext();
		if (this.repeated > MOST_REPEATED && !this.over) {
			throw new UncategorizedTracklyException(
					"The pages repeat: pages up to " + this.next + " have the elements of the page before", null);
		}
		this.previous = new HashSet<>();
		content.forEach((element) -> this.previous.add(this.key.apply(element)));
		this.next++;
		return added;
	}

	private static final class Elements<T> extends Spliterators.AbstractSpliterator<T> {

		private static final int CHARACTERISTICS = Spliterator.ORDERED | Spliterator.NONNULL;

		private final PageWalk<T> walk;

		private final IntFunction<TracklyPage<T>> fetch;

		private final Queue<T> fetched = new ArrayDeque<>();

		Elements(PageWalk<T> walk, IntFunction<TracklyPage<T>> fetch) {
			super(Long.MAX_VALUE, CHARACTERISTICS);
			this.walk = walk;
			this.fetch = fetch;
		}

		@Override
		public boolean tryAdvance(Consumer<? super T> action) {
			while (this.fetched.isEmpty() && !this.walk.over) {
				this.fetched.addAll(this.walk.accept(this.fetch.apply(this.walk.next)));
			}
			T element = this.fetched.poll();
			if (element != null) {
				action.accept(element);
			}
			return element != null;
		}

	}

}
