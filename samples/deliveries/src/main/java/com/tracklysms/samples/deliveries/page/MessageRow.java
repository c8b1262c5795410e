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

package com.tracklysms.samples.deliveries.page;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A message as the page shows it.
 *
 * @param id the id
 * @param to the recipient's number with all but the last four digits hidden. No whole
 * number leaves the server: the page has no login, and may be left open on a screen
 * @param body the beginning of the text
 * @param state what has become of it
 * @param detail more about that, in words of Trackly or of a provider
 * @param campaign the name of its campaign, or {@code null} for a single text
 * @param createdAt the time at which it was handed over
 */
record MessageRow(long id, @Nullable String to, String body, MessageState state, @Nullable String detail,
		@Nullable String campaign, Instant createdAt) {

}
