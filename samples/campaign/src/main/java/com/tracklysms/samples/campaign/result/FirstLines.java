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

package com.tracklysms.samples.campaign.result;

import java.util.Arrays;

/**
 * The lines on which phone numbers were first. Exact, and small enough for millions of
 * rows: a number has at most 15 digits, which fit a {@code long}.
 */
final class FirstLines {

	private static final int INITIAL_CAPACITY = 1 << 10;

	/**
	 * A table with open addressing, whose capacity is a power of two.
	 */
	private long[] numbers = new long[INITIAL_CAPACITY];

	private int[] lines = new int[INITIAL_CAPACITY];

	private int size;

	/**
	 * Return the line on which a number was first, which is the given one if it was on
	 * none before.
	 * @param number the number in E.164 form
	 * @param line a line, from 1
	 */
	int firstLine(String number, int line) {
		if (this.size >= this.numbers.length / 4 * 3) {
			grow();
		}
		long digits = Long.parseLong(number, 1, number.length(), 10);
		int slot = slot(digits);
		if (this.lines[slot] == 0) {
			put(slot, digits, line);
			this.size++;
		}
		return this.lines[slot];
	}

	private void put(int slot, long digits, int line) {
		this.numbers[slot] = digits;
		this.lines[slot] = line;
	}

	private int slot(long digits) {
		int mask = this.numbers.length - 1;
		int slot = spread(digits) & mask;
		while (this.lines[slot] != 0 && this.numbers[slot] != digits) {
			slot = (slot + 1) & mask;
		}
		return slot;
	}

	/**
	 * Numbers that follow each other lie apart.
	 */
	private int spread(long digits) {
		return (int) ((digits * 0x9E3779B97F4A7C15L) >>> 32);
	}

	private void grow() {
		long[] oldNumbers = this.numbers;
		int[] oldLines = this.lines;
		this.numbers = new long[2 * oldNumbers.length];
		this.lines = new int[this.numbers.length];
		for (int i = 0; i < oldNumbers.length; i++) {
			if (oldLines[i] != 0) {
				put(slot(oldNumbers[i]), oldNumbers[i], oldLines[i]);
			}
		}
	}

	void clear() {
		Arrays.fill(this.lines, 0);
		this.size = 0;
	}

}
