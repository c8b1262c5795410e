package com.tracklysms.spring.internal.http;

import java.util.concurrent.atomic.AtomicReference;

/**
 * What the body of one attempt must pass on its way out, so that after a failure it can
 * be proved that it never went.
 * <p>
 * HTTP libraries ask for the body when they have a connection to write it to, and a
 * request without its body carries no message. A gate that was closed first lets nothing
 * out any more.
 */
public final class SendGate {

	private enum State {

		UNUSED, PASSED, REFUSED, CLOSED

	}

	private final AtomicReference<State> state = new AtomicReference<>(State.UNUSED);

	/**
	 * Pass the gate.
	 * @return whether the request may be written
	 */
	public boolean pass() {
		return this.state.compareAndSet(State.UNUSED, State.PASSED) || this.state.get() == State.PASSED;
	}

	/**
	 * Return whether something has passed.
	 */
	boolean hasPassed() {
		return this.state.get() == State.PASSED;
	}

	/**
	 * Note that the server has refused to read what has passed.
	 */
	void refuse() {
		this.state.compareAndSet(State.PASSED, State.REFUSED);
	}

	/**
	 * Close the gate, unless something has passed that the server may have read.
	 * @return whether nothing has come through, nor ever will
	 */
	public boolean close() {
		return this.state.compareAndSet(State.UNUSED, State.CLOSED) || this.state.get() != State.PASSED;
	}

}
