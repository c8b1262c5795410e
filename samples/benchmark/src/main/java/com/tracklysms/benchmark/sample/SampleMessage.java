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

/**
 * What all rows send.
 */
public final class SampleMessage {

	public static final String API_KEY = "trk_0123456789abcdef0123456789abcdef";

	public static final String SENDING_NUMBER_ID = "pn_abc123def456";

	public static final String SENDING_NUMBER = "+12065550199";

	public static final String TO = "+12065550100";

	/**
	 * Recipient that some servers refuse.
	 */
	public static final String MARKED_TO = recipient(99);

	/**
	 * Number of recipients.
	 */
	public static final int RECIPIENTS = 100;

	public static final String BODY = "Your order 17 has been shipped and should arrive tomorrow between 9 and 12";

	private SampleMessage() {
	}

	/**
	 * Return one of the recipients.
	 * @param number its number, from 0
	 */
	public static String recipient(int number) {
		return "+120655501%02d".formatted(number);
	}

}
