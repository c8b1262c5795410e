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
