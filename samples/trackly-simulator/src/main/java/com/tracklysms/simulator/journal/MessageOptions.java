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

package com.tracklysms.simulator.journal;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a v2 message said beside its text and its numbers. The simulator only records it.
 *
 * @param wrapLinks the value of {@code wrap_links}, {@code null} if the message had none;
 * not read from raw sends
 * @param contactData the {@code contact_data}, {@code null} if the message had none; not
 * read from raw sends
 * @param skippedChecks the checks whose flags were {@code true}; read from raw sends only
 * @since 0.1.0
 */
public record MessageOptions(@Nullable Boolean wrapLinks, @Nullable ContactData contactData,
		Set<SkippedCheck> skippedChecks) {

	/**
	 * The options of a message without any, as all of v1 are.
	 */
	public static final MessageOptions NONE = new MessageOptions(null, null, Set.of());

	public MessageOptions {
		skippedChecks = Set.copyOf(skippedChecks);
	}

}
