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

package com.tracklysms.simulator.internal.protocol;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes random message ids of the form that a version of the API has.
 */
final class MessageIds {

	private static final String LOWER_CASE = "abcdefghijklmnopqrstuvwxyz0123456789";

	private static final String ALL = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + LOWER_CASE;

	private final char[] prefix;

	private final char[] characters;

	private final int length;

	private MessageIds(String prefix, String characters, int length) {
		this.prefix = prefix.toCharArray();
		this.characters = characters.toCharArray();
		this.length = length;
	}

	static MessageIds v1() {
		return new MessageIds("msg_", LOWER_CASE, 12);
	}

	static MessageIds v2() {
		return new MessageIds("", ALL, 8);
	}

	String next() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		char[] id = Arrays.copyOf(this.prefix, this.prefix.length + this.length);
		for (int i = this.prefix.length; i < id.length; i++) {
			id[i] = this.characters[random.nextInt(this.characters.length)];
		}
		return new String(id);
	}

}
