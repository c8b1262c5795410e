package com.tracklysms.spring.internal.retry;

import com.tracklysms.spring.error.TracklyErrorCategory;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.internal.http.SendGate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the attempts of one call: whether one of them may have been accepted.
 * A call can be abandoned from another thread than the one that makes it.
 */
public final class AttemptLog {

	private @Nullable TracklyException indeterminate;

	private @Nullable SendGate underWay;

	private boolean abandoned;

	/**
	 * Begin an attempt.
	 * @return the gate that its request must pass
	 */
	public synchronized SendGate begin() {
		SendGate gate = new SendGate();
		if (this.abandoned) {
			gate.close();
		}
		this.underWay = gate;
		return gate;
	}

	/**
	 * Note how the attempt under way failed. Of a failure that does not tell, the gate
	 * still does.
	 */
	public synchronized void failed(Throwable failure) {
		if (!TracklyErrorCategory.of(failure).mayBeAccepted()) {
			this.underWay = null;
		}
		else if (this.indeterminate == null && failure instanceof TracklyException exception) {
			this.indeterminate = exception;
		}
	}

	/**
	 * Return what the call ends with after its last failure.
	 * @return that failure itself; but if an earlier attempt may have been accepted, its
	 * failure, since the last one would promise that nothing was
	 */
	synchronized TracklyException outcome(TracklyException last) {
		if (this.indeterminate == null || last.getCategory().mayBeAccepted()) {
			return last;
		}
		this.indeterminate.addSuppressed(last);
		return this.indeterminate;
	}

	/**
	 * Abandon the call: nothing that has not gone out yet goes out any more.
	 * @return whether it is certain that nothing was accepted
	 */
	public synchronized boolean abandon() {
		this.abandoned = true;
		boolean nothingUnderWay = this.underWay == null || this.underWay.close();
		return nothingUnderWay && this.indeterminate == null;
	}

}
