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

import com.tracklysms.spring.error.TracklyException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedRuntimeException;

/**
 * Exception thrown by a {@link TracklyItemWriter} that
 * {@linkplain TracklyItemWriter.Builder#failOnUnsent(boolean) must not leave out a
 * message}, when messages of a chunk were certainly not accepted. A restart of the job
 * sends them, and only them.
 *
 * @since 0.1.0
 */
public class UnsentMessagesException extends NestedRuntimeException {

	private final int count;

	/**
	 * Create a new {@code UnsentMessagesException}.
	 * @param count the number of messages
	 * @param cause the failure of their request, or {@code null} if there is none to name
	 */
	public UnsentMessagesException(int count, @Nullable TracklyException cause) {
		super(count + " messages of the chunk were not sent. Restart the job to send them", cause);
		this.count = count;
	}

	/**
	 * Return the number of messages that were certainly not accepted.
	 * @return the number of messages
	 */
	public int getCount() {
		return this.count;
	}

}
