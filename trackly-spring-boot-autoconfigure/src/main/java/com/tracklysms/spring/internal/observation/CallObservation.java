package com.tracklysms.spring.internal.observation;

import java.time.Duration;
import java.util.function.Supplier;

import com.tracklysms.spring.internal.http.ApiAnswer;
import com.tracklysms.spring.message.SendTotals;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * What is told to observers about one call while it lasts. It never changes the call, and
 * by default tells nothing.
 */
public interface CallObservation {

	/**
	 * Tells nothing.
	 */
	CallObservation NONE = new CallObservation() {
	};

	/**
	 * Return a Reactor context in which this call is the parent of what is observed.
	 */
	default Context within(Context context) {
		return context;
	}

	/**
	 * Make this call the parent of what a source has observed.
	 */
	default <T> Mono<T> around(Mono<T> source) {
		return source;
	}

	/**
	 * Do something on the calling thread with this call as the parent of what is observed
	 * there.
	 */
	default <T> T scoped(Supplier<T> action) {
		return action.get();
	}

	/**
	 * Tell that a further attempt begins.
	 */
	default void retries() {
	}

	/**
	 * Tell that the call waits, or has waited. Getting a turn at once takes some time
	 * too, but is no wait.
	 */
	default void waits(Duration duration) {
	}

	/**
	 * Tell that an attempt was answered.
	 */
	default void answered(ApiAnswer answer) {
	}

	/**
	 * Tell the result of the call.
	 * @param messages the number of messages that it sent
	 */
	default void succeeded(Object result, int messages) {
	}

	/**
	 * Tell how the call failed.
	 * @param messages the number of messages that it was to send
	 */
	default void failed(Throwable failure, int messages) {
	}

	/**
	 * Tell that the call was cancelled.
	 * @param messages the number of messages that it was to send
	 * @param nothingSent whether it is certain that none was accepted
	 */
	default void cancelled(int messages, boolean nothingSent) {
	}

	/**
	 * Tell how messages ended that have been accounted for one by one.
	 */
	default void ended(SendTotals totals) {
	}

	/**
	 * Tell that the call came to a good end.
	 */
	default void completed() {
	}

	/**
	 * Tell of a failure that leaves the account of the messages as it is.
	 */
	default void error(Throwable failure) {
	}

	/**
	 * Tell that the call is over.
	 */
	default void stop() {
	}

}
