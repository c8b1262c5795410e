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

package com.tracklysms.simulator.internal.inbox;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The answers that Trackly takes for an opt-out, as the pages "Webhook events" of the API
 * reference of v2 and "Compliance" of the concepts list them. The misspellings and
 * phrases that the latter only gives examples of are left out.
 */
final class OptOutKeywords {

	private static final Set<String> KEYWORDS = Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "QUIT", "CANCEL", "END",
			"UNSUB", "REMOVE ME", "OPT OUT", "OPTOUT", "BLOCK", "WRONG");

	private static final String OPT_IN = "START";

	private OptOutKeywords() {
	}

	/**
	 * Return the keyword that an answer consists of.
	 * @param answer the answer
	 * @return the keyword, {@code null} if it is none that opts out
	 */
	static @Nullable String find(String answer) {
		String normalized = normalize(answer);
		return KEYWORDS.contains(normalized) ? normalized : null;
	}

	static boolean isOptIn(String answer) {
		return normalize(answer).equals(OPT_IN);
	}

	private static String normalize(String answer) {
		return answer.strip().toUpperCase(Locale.ROOT);
	}

}
