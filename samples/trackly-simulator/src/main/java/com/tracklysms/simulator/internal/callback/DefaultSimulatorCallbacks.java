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

package com.tracklysms.simulator.internal.callback;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;

import com.tracklysms.simulator.callback.CallbackResult;
import com.tracklysms.simulator.callback.SignedWebhook;
import com.tracklysms.simulator.callback.SimulatorCallbacks;
import com.tracklysms.simulator.contact.SimulatorContacts;
import com.tracklysms.simulator.internal.settings.CallbackSettings;
import com.tracklysms.simulator.internal.settings.CallbackTarget;
import com.tracklysms.simulator.journal.QueuedMessage;
import com.tracklysms.simulator.journal.SimulatorJournal;

/**
 * Default {@link SimulatorCallbacks}.
 */
public final class DefaultSimulatorCallbacks implements SimulatorCallbacks, AutoCloseable {

	private final CallbackSender sender = new CallbackSender(CallbackSender.TIME_LIMIT);

	private final CallbackSchedule schedule = new CallbackSchedule();

	private final CallbackRunner runner = new CallbackRunner(this.schedule);

	private final SimulatorContacts contacts;

	private final CallbackEvents events;

	private final CallbackDispatcher dispatcher;

	private final DeliveryWalk walk;

	public DefaultSimulatorCallbacks(CallbackSettings settings, SimulatorJournal journal, SimulatorContacts contacts) {
		this.contacts = contacts;
		this.events = new CallbackEvents(settings.clock(), journal, settings.defaultListNumber());
		this.dispatcher = new CallbackDispatcher(this.sender, settings.clock(), settings.target(), settings.listener());
		this.walk = new DeliveryWalk(this.events, this.dispatcher, contacts);
	}

	/**
	 * Report the way of a message to its final status, without holding up its sender.
	 * @param message a message that was queued
	 */
	public void report(QueuedMessage message) {
		if (getTarget().isPresent()) {
			this.runner.add(this.walk.begin(message));
		}
	}

	/**
	 * Return where callbacks go.
	 * @return the target, perhaps without a place yet
	 */
	public CallbackTarget getTarget() {
		return this.dispatcher.getTarget();
	}

	@Override
	public SimulatorCallbacks to(URI url) {
		this.dispatcher.redirect((target) -> target.withUrl(url));
		return this;
	}

	@Override
	public SimulatorCallbacks to(ToIntFunction<SignedWebhook> endpoint) {
		this.dispatcher.redirect((target) -> target.withEndpoint(endpoint));
		return this;
	}

	@Override
	public SimulatorCallbacks signedWith(String secret) {
		this.dispatcher.redirect((target) -> target.withSecret(secret));
		return this;
	}

	@Override
	public CallbackResult deliver(QueuedMessage message, String status) {
		return dispatch(this.events.delivery(message, status, ReportedStatus.detailOf(status)));
	}

	@Override
	public CallbackResult deliver(QueuedMessage message, String status, String detail) {
		return dispatch(this.events.delivery(message, status, detail));
	}

	@Override
	public CallbackResult unsubscribe(String phoneNumber, String keyword) {
		optOut(phoneNumber);
		return dispatch(this.events.unsubscribe(phoneNumber, keyword));
	}

	@Override
	public CallbackResult send(String json) {
		return dispatch(new Callback(null, null, null, json));
	}

	/**
	 * Unsubscribe somebody from the list whose message came last, without reporting it.
	 * @param phoneNumber the phone number
	 */
	public void optOut(String phoneNumber) {
		this.contacts.optOut(phoneNumber, this.events.listNumberFor(phoneNumber));
	}

	/**
	 * Subscribe somebody to the list whose message came last.
	 * @param phoneNumber the phone number
	 */
	public void optIn(String phoneNumber) {
		this.contacts.subscribe(phoneNumber, this.events.listNumberFor(phoneNumber));
	}

	private CallbackResult dispatch(Callback callback) {
		CallbackOutcome outcome = this.dispatcher.dispatch(callback);
		outcome.next().forEach(this.runner::add);
		return outcome.result();
	}

	@Override
	public List<CallbackResult> advance(Duration duration) {
		if (duration.isNegative()) {
			throw new IllegalArgumentException("duration must not be negative");
		}
		try {
			return this.runner.advance(duration);
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	@Override
	public int getWaitingCount() {
		return this.schedule.getWaitingCount();
	}

	@Override
	public long getDroppedCount() {
		return this.schedule.getDroppedCount();
	}

	@Override
	public void clear() {
		try {
			this.schedule.clear();
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	private static IllegalStateException interrupted(InterruptedException ex) {
		Thread.currentThread().interrupt();
		return new IllegalStateException("Interrupted while callbacks were under way", ex);
	}

	@Override
	public void close() {
		this.runner.close();
		this.sender.close();
	}

}
