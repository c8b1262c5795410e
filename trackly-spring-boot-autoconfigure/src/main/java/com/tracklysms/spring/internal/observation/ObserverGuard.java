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

package com.tracklysms.spring.internal.observation;

import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

/**
 * Prevents failures of observers from affecting calls: a failure after a message was
 * queued must not cause it to be sent again.
 */
final class ObserverGuard {

	private static final Log logger = LogFactory.getLog(ObserverGuard.class);

	private ObserverGuard() {
	}

	/**
	 * Notify observers.
	 */
	static void run(Runnable notification) {
		try {
			notification.run();
		}
		catch (RuntimeException ex) {
			failed(ex);
		}
	}

	/**
	 * Run an action within the scope of an observation.
	 */
	static <T> T within(Observation observation, Supplier<T> action) {
		Observation.Scope scope = open(observation);
		try {
			return action.get();
		}
		finally {
			run(scope::close);
		}
	}

	private static Observation.Scope open(Observation observation) {
		try {
			return observation.openScope();
		}
		catch (RuntimeException ex) {
			failed(ex);
			return Observation.Scope.NOOP;
		}
	}

	private static void failed(RuntimeException failure) {
		logger.warn(LogMessage.format("An observer of Trackly calls failed [%s]", failure.getClass().getName()));
	}

}
