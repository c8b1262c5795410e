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

package com.tracklysms.spring.message;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.RandomAccess;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Positions of messages in the input of a
 * {@link com.tracklysms.spring.TracklyOperations#sendAll(Iterable) sendAll}, in ascending
 * order. Immutable, and small: eight bytes for each position, none if the messages are
 * adjacent.
 *
 * @since 0.1.0
 */
public final class MessagePositions extends AbstractList<Long> implements RandomAccess, Serializable {

	private static final long serialVersionUID = 1L;

	private static final long[] ADJACENT = {};

	private final long first;

	private final int size;

	/**
	 * All positions, unless they are adjacent.
	 */
	private final long[] positions;

	private MessagePositions(long first, int size, long[] positions) {
		this.first = first;
		this.size = size;
		this.positions = positions;
	}

	/**
	 * Return the positions of adjacent messages.
	 * @param first the position of the first message
	 * @param size the number of messages
	 * @return the positions
	 */
	public static MessagePositions range(long first, int size) {
		return new MessagePositions(first, size, ADJACENT);
	}

	/**
	 * Return positions of messages that need not be adjacent.
	 * @param positions the positions, in ascending order
	 * @return the positions
	 * @throws IllegalArgumentException if the positions are not in ascending order
	 */
	public static MessagePositions of(long... positions) {
		for (int index = 1; index < positions.length; index++) {
			Assert.isTrue(positions[index - 1] < positions[index], "Positions must be in ascending order");
		}
		int size = positions.length;
		if (size == 0 || positions[size - 1] - positions[0] == size - 1) {
			return range((size > 0) ? positions[0] : 0, size);
		}
		return new MessagePositions(positions[0], size, positions.clone());
	}

	/**
	 * Return the same positions in a small list that cannot be changed.
	 * @param positions the positions, in ascending order
	 * @return the positions
	 * @throws IllegalArgumentException if the positions are not in ascending order
	 */
	public static MessagePositions copyOf(Collection<Long> positions) {
		return (positions instanceof MessagePositions copy) ? copy
				: of(positions.stream().mapToLong(Long::longValue).toArray());
	}

	@Override
	public Long get(int index) {
		Objects.checkIndex(index, this.size);
		return (this.positions.length > 0) ? this.positions[index] : this.first + index;
	}

	@Override
	public int size() {
		return this.size;
	}

	@Override
	public boolean contains(@Nullable Object position) {
		return position instanceof Long value && contains(value.longValue());
	}

	private boolean contains(long position) {
		return (this.positions.length > 0) ? Arrays.binarySearch(this.positions, position) >= 0
				: position >= this.first && position < this.first + this.size;
	}

}
