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

package com.tracklysms.benchmark.client;

/**
 * How the calls of callers ended against a server that limits.
 *
 * @param succeeded the number of calls that sent a message
 * @param givenUp the number of calls that failed because all of their attempts were
 * refused
 */
public record LimitedCalls(long succeeded, long givenUp) {

	static LimitedCalls parse(String line) {
		String[] parts = line.split(" ");
		return new LimitedCalls(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
	}

	String format() {
		return this.succeeded + " " + this.givenUp;
	}

}
