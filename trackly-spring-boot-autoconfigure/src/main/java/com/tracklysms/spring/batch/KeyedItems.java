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

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import com.tracklysms.spring.message.SmsMessage;

/**
 * Items of a chunk, each with its key. Items with equal keys have one message: that of
 * the first.
 */
class KeyedItems<T> {

	private final Map<T, String> keys = new IdentityHashMap<>();

	private final Map<String, SmsMessage> messages = new LinkedHashMap<>();

	KeyedItems(Iterable<? extends T> items, Function<? super T, String> key, Function<? super T, SmsMessage> message) {
		for (T item : items) {
			String itsKey = key.apply(item);
			this.keys.put(item, itsKey);
			this.messages.putIfAbsent(itsKey, message.apply(item));
		}
	}

	/**
	 * Return the messages by key, in the order of the items.
	 */
	Map<String, SmsMessage> messages() {
		return this.messages;
	}

	String keyOf(T item) {
		return Objects.requireNonNull(this.keys.get(item));
	}

}
