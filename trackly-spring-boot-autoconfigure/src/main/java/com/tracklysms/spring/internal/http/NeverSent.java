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

package com.tracklysms.spring.internal.http;

import java.net.URI;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reason for which a request was never sent.
 *
 * @param description what happened and what to do
 * @param persistent whether no time cures it, so that a further attempt is of no use
 */
record NeverSent(String description, boolean persistent) {

	private static final Pattern SHUT_DOWN = Pattern
		.compile("terminated|shut(ting)? ?down|stopped|disposed|scheduler unavailable", Pattern.CASE_INSENSITIVE);

	/**
	 * Return the reason according to the causes of a failure, or {@code null} if they do
	 * not tell it.
	 * @param uri the address of the request, or {@code null} if it is not known
	 */
	static @Nullable NeverSent of(List<Throwable> causes, @Nullable URI uri) {
		NeverSent reason = ProxyRefusals.judge(causes);
		reason = (reason != null) ? reason : TlsFailures.judge(causes, uri);
		return (reason != null) ? reason : ofShutDown(causes);
	}

	/**
	 * An executor can also reject a task because it has too many, which passes.
	 */
	private static @Nullable NeverSent ofShutDown(List<Throwable> causes) {
		for (Throwable cause : causes) {
			String text = cause.getClass().getSimpleName() + " " + cause.getMessage();
			if ((cause instanceof RejectedExecutionException || cause instanceof IllegalStateException
					|| text.contains("Shutdown")) && SHUT_DOWN.matcher(text).find()) {
				return new NeverSent("the HTTP client has been shut down, as happens when an application stops. "
						+ "Send before it stops", true);
			}
		}
		return null;
	}

}
