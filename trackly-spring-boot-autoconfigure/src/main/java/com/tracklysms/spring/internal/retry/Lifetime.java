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

import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.TracklyConnectionLostException;
import com.tracklysms.spring.internal.http.RequestKind;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Time in which requests may be sent: that of an application, or of a part of it such as
 * one send of any number of messages. It ends in two steps. Once it is closed, no further
 * request is sent, and calls that wait are woken. Once it is over, requests under way are
 * not awaited any longer either.
 */
public final class Lifetime {

	private final WakeUp closed = new WakeUp();

	private final WakeUp over = new WakeUp();

	private final CallsUnderWay calls;

	private volatile String reason = "";

	public Lifetime() {
		this(new CallsUnderWay());
	}

	private Lifetime(CallsUnderWay calls) {
		this.calls = calls;
	}

	/**
	 * Return a new lifetime that ends with this one at the latest. Its calls count as
	 * those of this one.
	 */
	public Lifetime part() {
		Lifetime part = new Lifetime(this.calls);
		this.closed.on(part, () -> part.close(this.reason));
		this.over.on(part, () -> part.end(this.reason));
		return part;
	}

	/**
	 * Forget a part, which is not needed any more.
	 */
	public void forget(Lifetime part) {
		this.closed.forget(part);
		this.over.forget(part);
	}

	/**
	 * Record that a call begins.
	 */
	public void enter() {
		this.calls.begin();
	}

	/**
	 * Record that a call has ended.
	 */
	public void leave() {
		this.calls.end();
	}

	/**
	 * Record that a call of the current thread has ended. If this lifetime has been
	 * closed, the thread is awaited too.
	 */
	public void leaveWithResult() {
		if (isClosed()) {
			this.calls.awaitThisThread();
		}
		this.calls.end();
	}

	/**
	 * Send no further request, and wake the calls that wait.
	 * @param reason the reason, as the end of a sentence
	 */
	public void close(String reason) {
		if (!isClosed()) {
			this.reason = reason;
			this.closed.give();
		}
	}

	/**
	 * Do not await requests under way any longer.
	 * @param reason the reason, if not closed yet
	 */
	public void end(String reason) {
		close(reason);
		this.over.give();
	}

	/**
	 * Start anew.
	 */
	public void reopen() {
		this.calls.forgetThreads();
		this.over.takeBack();
		this.closed.takeBack();
	}

	public boolean isClosed() {
		return this.closed.isGiven();
	}

	public boolean isOver() {
		return this.over.isGiven();
	}

	/**
	 * Return a {@code Mono} that completes when this lifetime is closed.
	 */
	public Mono<Void> closed() {
		return this.closed.asMono();
	}

	/**
	 * Return a {@code Mono} that completes when this lifetime is over.
	 */
	public Mono<Void> over() {
		return this.over.asMono();
	}

	/**
	 * Block for a time, or until this lifetime is closed.
	 */
	public void sleep(Duration duration) throws InterruptedException {
		this.closed.sleep(duration);
	}

	/**
	 * Check that a request may be sent.
	 * @param cause the failure of the previous attempt, or {@code null} for none
	 * @throws TracklyConnectionException if this lifetime is closed
	 */
	public void assertOpen(@Nullable Throwable cause) {
		if (isClosed()) {
			throw notSent(cause);
		}
	}

	/**
	 * Return the exception for a request that was not sent, since this lifetime is
	 * closed.
	 * @param cause the failure of the previous attempt, or {@code null} for none
	 */
	public TracklyConnectionException notSent(@Nullable Throwable cause) {
		return notSent(this.reason, cause);
	}

	/**
	 * Return the exception for a request that was not sent.
	 * @param reason the reason, as the end of a sentence
	 * @param cause the failure of the previous attempt, or {@code null} for none
	 */
	public static TracklyConnectionException notSent(String reason, @Nullable Throwable cause) {
		return new TracklyConnectionException("Request was not sent, since " + reason, cause);
	}

	/**
	 * Return the exception for a request whose answer was not awaited, since this
	 * lifetime is over.
	 */
	public TracklyConnectionLostException notAwaited(RequestKind kind) {
		return new TracklyConnectionLostException(
				"Response of the Trackly API was not awaited, since " + this.reason + kind.consequence(), null);
	}

	/**
	 * Return whether there are neither calls nor threads to await.
	 */
	public boolean isIdle() {
		return this.calls.isNone();
	}

	/**
	 * Wait until no call is under way.
	 * @return whether none is
	 */
	public boolean awaitCalls(Duration longestWait) throws InterruptedException {
		return this.calls.awaitEnd(longestWait);
	}

	/**
	 * Wait until the threads have ended whose calls have ended since this lifetime was
	 * closed.
	 */
	public void awaitThreads(Duration longestWait) throws InterruptedException {
		this.calls.awaitThreads(longestWait);
	}

}
