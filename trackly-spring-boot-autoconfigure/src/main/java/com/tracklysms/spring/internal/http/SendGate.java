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

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;

/**
 * Gate that the body of one attempt must pass before it is written, so that it is certain
 * after a failure whether it was sent.
 * <p>
 * HTTP libraries request the body when they have a connection to write it to, and a
 * request without its body contains no message. After the gate has been closed, nothing
 * passes any more.
 */
public final class SendGate {

	private enum State {

		UNUSED, PASSED, REFUSED, CLOSED

	}

	private final AtomicReference<State> state = new AtomicReference<>(State.UNUSED);

	private volatile boolean prepared;

	private volatile boolean reached;

	private volatile @Nullable HttpStatusCode answered;

	/**
	 * Pass the gate.
	 * @return whether the request may be written
	 */
	public boolean pass() {
		return this.state.compareAndSet(State.UNUSED, State.PASSED) || this.state.get() == State.PASSED;
	}

	/**
	 * Return whether the request has passed.
	 */
	boolean hasPassed() {
		return this.state.get() == State.PASSED;
	}

	/**
	 * Record that the HTTP library asks for the request.
	 */
	void prepare() {
		this.prepared = true;
	}

	/**
	 * Return whether the HTTP library has asked for the request, but not yet written it.
	 */
	boolean isWaiting() {
		return this.prepared && !hasPassed();
	}

	/**
	 * Record that the filters of the application have passed the request on.
	 */
	void reach() {
		this.reached = true;
	}

	/**
	 * Return whether the filters of the application have passed the request on.
	 */
	boolean isReached() {
		return this.reached;
	}

	/**
	 * Record an answer, before the filters of the application see it.
	 */
	void answer(HttpStatusCode statusCode) {
		this.answered = statusCode;
	}

	/**
	 * Return the status of the answer, or {@code null} if the exchange has no answer. A
	 * failure after an answer is that of a filter.
	 */
	@Nullable HttpStatusCode answered() {
		return this.answered;
	}

	/**
	 * Record that the server has refused to read the request.
	 */
	void refuse() {
		this.state.compareAndSet(State.PASSED, State.REFUSED);
	}

	/**
	 * Close the gate, unless a request has passed that the server may have read.
	 * @return whether it is certain that the server has not read a request, and will not
	 */
	public boolean close() {
		return this.state.compareAndSet(State.UNUSED, State.CLOSED) || this.state.get() != State.PASSED;
	}

}
