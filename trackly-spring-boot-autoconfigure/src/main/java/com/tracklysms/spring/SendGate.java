package com.tracklysms.spring;

import java.util.concurrent.atomic.AtomicReference;

/**
 * What the bytes of one attempt must pass on their way out, so that after a failure it
 * can be proved that they never went.
 * <p>
 * An HTTP library asks for the body when it begins to write the request: the default one
 * after the connection stands, others before they open it. A gate that was closed first
 * lets nothing out any more.
 */
final class SendGate {

	private enum State {

		UNUSED, PASSED, CLOSED

	}

	private final AtomicReference<State> state = new AtomicReference<>(State.UNUSED);

	/**
	 * Pass the gate.
	 * @return whether the request may be written
	 */
	boolean pass() {
		return this.state.compareAndSet(State.UNUSED, State.PASSED) || this.state.get() == State.PASSED;
	}

	/**
	 * Close the gate, unless something has passed.
	 * @return whether nothing has passed, nor ever will
	 */
	boolean close() {
		return this.state.compareAndSet(State.UNUSED, State.CLOSED) || this.state.get() == State.CLOSED;
	}

}
