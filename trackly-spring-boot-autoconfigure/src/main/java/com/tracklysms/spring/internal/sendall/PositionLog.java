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

package com.tracklysms.spring.internal.sendall;

import java.util.Arrays;

import com.tracklysms.spring.message.MessagePositions;

/**
 * Positions of the messages of a batch, which take no room as long as they are adjacent:
 * with one sender they always are.
 */
final class PositionLog {

	private static final int INITIAL_CAPACITY = 16;

	private static final long[] ADJACENT = {};

	private long first;

	private int size;

	private long[] positions = ADJACENT;

	/**
	 * Add a position that is greater than all before.
	 */
	void add(long position) {
		if (this.size == 0) {
			this.first = position;
		}
		else if (this.positions != ADJACENT || position != this.first + this.size) {
			reserve();
			this.positions[this.size] = position;
		}
		this.size++;
	}

	private void reserve() {
		if (this.positions == ADJACENT) {
			this.positions = new long[Math.max(INITIAL_CAPACITY, this.size * 2)];
			Arrays.setAll(this.positions, (index) -> this.first + index);
		}
		else if (this.size == this.positions.length) {
			this.positions = Arrays.copyOf(this.positions, this.size * 2);
		}
	}

	long get(int index) {
		return (this.positions != ADJACENT) ? this.positions[index] : this.first + index;
	}

	int size() {
		return this.size;
	}

	MessagePositions toPositions() {
		return (this.positions != ADJACENT) ? MessagePositions.of(Arrays.copyOf(this.positions, this.size))
				: MessagePositions.range(this.first, this.size);
	}

}
