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

package com.tracklysms.simulator.callback;

import java.time.Duration;
import java.time.Instant;

import com.tracklysms.simulator.journal.QueuedMessage;
import org.jspecify.annotations.Nullable;

/**
 * A callback that was sent once, whether it was answered or not.
 *
 * @param event the event, {@code delivery} or {@code unsubscribe}; {@code null} for one
 * given as JSON
 * @param message the message of a {@code delivery}, otherwise {@code null}
 * @param status the status that a {@code delivery} reports, otherwise {@code null}
 * @param sentAt the time of sending
 * @param number which time this is, 1 for the first, up to 6
 * @param result what the application made of it
 * @param redelivery how long after this attempt the next one is due, {@code null} if
 * there is to be none
 * @since 0.1.0
 */
public record CallbackAttempt(@Nullable String event, @Nullable QueuedMessage message, @Nullable String status,
		Instant sentAt, int number, CallbackResult result, @Nullable Duration redelivery) {

}
