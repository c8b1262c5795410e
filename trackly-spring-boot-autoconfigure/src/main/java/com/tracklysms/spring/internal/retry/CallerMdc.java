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

package com.tracklysms.spring.internal.retry;

import java.util.Map;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import org.springframework.util.ClassUtils;

/**
 * Diagnostic context of the caller, for log lines that other threads write about its
 * call. It is taken only if there can be such lines.
 */
public final class CallerMdc {

	private static final Log logger = LogFactory.getLog(RetryRules.class);

	private static final boolean SLF4J_PRESENT = ClassUtils.isPresent("org.slf4j.MDC",
			CallerMdc.class.getClassLoader());

	private static final CallerMdc NONE = new CallerMdc(null);

	private final @Nullable Map<String, String> values;

	private CallerMdc(@Nullable Map<String, String> values) {
		this.values = values;
	}

	/**
	 * Take the diagnostic context of the current thread.
	 */
	public static CallerMdc capture() {
		if (!SLF4J_PRESENT || !logger.isDebugEnabled()) {
			return NONE;
		}
		Map<String, String> values = MDC.getCopyOfContextMap();
		return (values != null) ? new CallerMdc(values) : NONE;
	}

	/**
	 * Return the diagnostic context within a subscriber's context, or else that of the
	 * current thread.
	 */
	static CallerMdc of(ContextView context) {
		CallerMdc caller = context.getOrDefault(CallerMdc.class, null);
		return (caller != null) ? caller : capture();
	}

	/**
	 * Return the given subscriber's context with this diagnostic context.
	 */
	public Context within(Context context) {
		return (this.values != null) ? context.put(CallerMdc.class, this) : context;
	}

	/**
	 * Perform an action that may write log lines.
	 */
	<T> @Nullable T around(Supplier<? extends @Nullable T> action) {
		if (this.values == null) {
			return action.get();
		}
		Map<String, String> own = MDC.getCopyOfContextMap();
		MDC.setContextMap(this.values);
		try {
			return action.get();
		}
		finally {
			MDC.setContextMap((own != null) ? own : Map.of());
		}
	}

}
