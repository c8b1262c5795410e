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

package com.tracklysms.benchmark.sample;

import java.util.List;
import java.util.stream.IntStream;

import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.settings.BulkSettings;

/**
 * What all rows of many messages send: the same texts to the same thousand recipients,
 * again and again.
 */
public final class SampleBatch {

	/**
	 * The number of messages in a request, as the template has it by default.
	 */
	public static final int SIZE = BulkSettings.defaults().batchSize();

	/**
	 * The number of requests at a time, as the template has it by default.
	 */
	public static final int CONCURRENCY = BulkSettings.defaults().concurrency();

	private static final List<String> RECIPIENTS = IntStream.range(0, SIZE)
		.mapToObj((index) -> "+1206555%04d".formatted(index))
		.toList();

	private SampleBatch() {
	}

	public static List<String> recipients() {
		return RECIPIENTS;
	}

	/**
	 * Make the message at a position of a lazy source.
	 */
	public static SmsMessage messageAt(long position) {
		return SmsMessage.of(RECIPIENTS.get((int) (position % SIZE)), SampleMessage.BODY);
	}

	/**
	 * Return what an application knows the message at a position by.
	 */
	public static String keyAt(long position) {
		return "customer-" + position;
	}

	public static int batchesOf(long messages) {
		if (messages % SIZE != 0) {
			throw new IllegalArgumentException("Number of messages must be a multiple of " + SIZE);
		}
		return Math.toIntExact(messages / SIZE);
	}

}
