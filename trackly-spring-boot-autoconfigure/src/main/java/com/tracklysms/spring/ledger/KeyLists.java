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

package com.tracklysms.spring.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Lists of keys, cut into parts that fit into a statement. There are few lengths, so that
 * databases and their drivers can keep what they have prepared.
 */
final class KeyLists {

	/**
	 * The fastest in measurements. SQL Server takes 2,100 parameters, Oracle a list of
	 * 1,000.
	 */
	static final int MAX_LENGTH = 250;

	private KeyLists() {
	}

	/**
	 * Cut a list into parts.
	 */
	static List<List<String>> parts(List<String> keys) {
		List<List<String>> parts = new ArrayList<>();
		for (int start = 0; start < keys.size(); start += MAX_LENGTH) {
			parts.add(keys.subList(start, Math.min(start + MAX_LENGTH, keys.size())));
		}
		return parts;
	}

	/**
	 * Cut a list into parts, and repeat the last key of a part until it has one of few
	 * lengths.
	 */
	static List<List<String>> paddedParts(List<String> keys) {
		return parts(keys).stream().map(KeyLists::padded).toList();
	}

	private static List<String> padded(List<String> part) {
		int length = 1;
		while (length < part.size()) {
			length = Math.min(length * 4, MAX_LENGTH);
		}
		List<String> padded = new ArrayList<>(part);
		padded.addAll(Collections.nCopies(length - part.size(), part.get(part.size() - 1)));
		return padded;
	}

}
