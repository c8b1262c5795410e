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

package com.tracklysms.spring.webhook;

/**
 * Strategy to process each event once only. Trackly sends an event again if the answer is
 * lost or is not successful.
 *
 * @since 0.1.0
 * @see InMemoryWebhookEventStore
 */
@FunctionalInterface
public interface WebhookEventStore {

	/**
	 * Do the work for an event, unless it has been done before. If the work fails, it is
	 * done again for the next call with the same key.
	 * @param key the key of the event, 64 hexadecimal digits
	 * @param work the work
	 * @return whether the work was done now, {@code false} if it was done before
	 * @throws WebhookEventInProgressException if the work for the same key is being done
	 * @throws RuntimeException if the work fails, or if the store cannot be used
	 */
	boolean executeOnce(String key, Runnable work);

}
