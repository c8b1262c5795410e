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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Cuts any number of elements into requests.
 */
public final class Batches {

	private Batches() {
	}

	/**
	 * Return the results for all elements. Each request is made when its first result is
	 * asked for.
	 * @param request the function that returns the results for a batch
	 */
	public static <T, R> Stream<R> stream(Iterable<T> elements, int size, Function<List<T>, Collection<R>> request) {
		return StreamSupport.stream(() -> new Results<>(elements.iterator(), size, request), Results.CHARACTERISTICS,
				false);
	}

	/**
	 * Return the results for all elements, by one request after another. One request at
	 * most is made ahead of the demand.
	 * @param request the function that returns the results for a batch
	 */
	public static <T, R> Flux<R> flux(Publisher<T> elements, int size,
			Function<List<T>, Mono<? extends Collection<R>>> request) {
		return Flux.from(elements).buffer(size).concatMap(request, 0).concatMapIterable(Function.identity(), 1);
	}

	private static final class Results<T, R> extends Spliterators.AbstractSpliterator<R> {

		private static final int CHARACTERISTICS = Spliterator.ORDERED | Spliterator.NONNULL;

		private final Iterator<T> elements;

		private final int size;

		private final Function<List<T>, Collection<R>> request;

		private final Queue<R> results = new ArrayDeque<>();

		Results(Iterator<T> elements, int size, Function<List<T>, Collection<R>> request) {
			super(Long.MAX_VALUE, CHARACTERISTICS);
			this.elements = elements;
			this.size = size;
			this.request = request;
		}

		@Override
		public boolean tryAdvance(Consumer<? super R> action) {
			while (this.results.isEmpty() && this.elements.hasNext()) {
				this.results.addAll(this.request.apply(nextBatch()));
			}
			R result = this.results.poll();
			if (result != null) {
				action.accept(result);
			}
			return result != null;
		}

		private List<T> nextBatch() {
			List<T> batch = new ArrayList<>(this.size);
			while (batch.size() < this.size && this.elements.hasNext()) {
				batch.add(this.elements.next());
			}
			return batch;
		}

	}

}
