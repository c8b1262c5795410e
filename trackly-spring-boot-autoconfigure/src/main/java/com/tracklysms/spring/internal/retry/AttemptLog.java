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

import java.time.Duration;

import com.tracklysms.spring.error.TracklyErrorCategory;
import com.tracklysms.spring.error.TracklyErrorResponse;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.internal.http.SendGate;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;

/**
 * Log of the attempts of one call, which determines whether one of them may have been
 * accepted. A call can be abandoned from another thread than its own.
 */
public final class AttemptLog {

	private @Nullable TracklyException indeterminate;

	/**
	 * Failure of the last attempt that had its turn.
	 */
	private @Nullable TracklyException attempted;

	private @Nullable SendGate inFlight;

	private boolean abandoned;

	/**
	 * Start an attempt.
	 * @return the gate that its request must pass
	 */
	public synchronized SendGate begin() {
		SendGate gate = new SendGate();
		if (this.abandoned) {
			gate.close();
		}
		this.inFlight = gate;
		return gate;
	}

	/**
	 * Record the failure of the attempt in flight. Its gate is kept if the request may
	 * have been accepted, since the gate can still prove that it was not sent.
	 */
	public synchronized void failed(Throwable failure) {
		if (failure instanceof TracklyException exception && !isRefusedTurn(exception)) {
			this.attempted = exception;
		}
		if (!TracklyErrorCategory.of(failure).mayBeAccepted()) {
			this.inFlight = null;
		}
		else if (this.indeterminate == null && failure instanceof TracklyException exception) {
			this.indeterminate = exception;
		}
	}

	/**
	 * Return the failure of the last attempt that had its turn, since a refused turn says
	 * that the request was not sent, which is not true of the whole call.
	 * @param last the failure of the last attempt
	 */
	synchronized TracklyException withoutRefusedTurn(TracklyException last) {
		TracklyException attempted = this.attempted;
		if (attempted == null || !isRefusedTurn(last)) {
			return last;
		}
		TracklyException failure = (attempted.getClass() == TracklyRateLimitException.class)
				? refusedUntil(attempted, ((TracklyRateLimitException) last).getRetryAfter()) : attempted;
		failure.addSuppressed(last);
		return failure;
	}

	/**
	 * Turns are refused without an answer.
	 */
	private boolean isRefusedTurn(TracklyException failure) {
		return failure instanceof TracklyRateLimitException && failure.getStatusCode() == null;
	}

	private TracklyException refusedUntil(TracklyException refusal, @Nullable Duration nextTurn) {
		HttpStatusCode statusCode = refusal.getStatusCode();
		return (statusCode != null)
				? new TracklyRateLimitException(
						new TracklyErrorResponse(statusCode, refusal.getCode(), refusal.getErrorText(), nextTurn))
				: refusal;
	}

	/**
	 * Return the failure of the call after its last attempt.
	 * @return the last failure or, if an earlier attempt may have been accepted, the
	 * failure of that attempt, since the last one would indicate that nothing was
	 * accepted
	 */
	synchronized TracklyException outcome(TracklyException last) {
		if (this.indeterminate == null || last.getCategory().mayBeAccepted()) {
			return last;
		}
		this.indeterminate.addSuppressed(last);
		return this.indeterminate;
	}

	/**
	 * Return the first failure after which the request may have been accepted, or
	 * {@code null} for none.
	 */
	public synchronized @Nullable TracklyException doubt() {
		return this.indeterminate;
	}

	/**
	 * Abandon the call: no further request is sent.
	 * @return whether it is certain that nothing was accepted
	 */
	public synchronized boolean abandon() {
		this.abandoned = true;
		boolean nothingInFlight = this.inFlight == null || this.inFlight.close();
		return nothingInFlight && this.indeterminate == null;
	}

}
