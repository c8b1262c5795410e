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

package com.tracklysms.simulator;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import com.tracklysms.simulator.api.MagicNumber;
import com.tracklysms.simulator.api.SimulatedList;
import com.tracklysms.simulator.callback.CallbackAttempt;
import com.tracklysms.simulator.callback.SimulatorCallbacks;
import com.tracklysms.simulator.contact.SimulatorContacts;
import com.tracklysms.simulator.internal.callback.DefaultSimulatorCallbacks;
import com.tracklysms.simulator.fault.SimulatorFaults;
import com.tracklysms.simulator.internal.exchange.ApiRequest;
import com.tracklysms.simulator.internal.inbox.Inbox;
import com.tracklysms.simulator.internal.inbox.InboxRequest;
import com.tracklysms.simulator.internal.inbox.ReportLog;
import com.tracklysms.simulator.internal.refusal.RefusalLog;
import com.tracklysms.simulator.internal.routing.TracklyApi;
import com.tracklysms.simulator.internal.server.ApiRoutes;
import com.tracklysms.simulator.internal.server.InboxRoutes;
import com.tracklysms.simulator.internal.server.SimulatorServer;
import com.tracklysms.simulator.internal.settings.CallbackSettings;
import com.tracklysms.simulator.internal.settings.CallbackTarget;
import com.tracklysms.simulator.internal.settings.RequestLimits;
import com.tracklysms.simulator.internal.settings.SimulatedAccount;
import com.tracklysms.simulator.internal.settings.SimulatorSettings;
import com.tracklysms.simulator.journal.QueuedMessage;
import com.tracklysms.simulator.journal.SimulatorJournal;

/**
 * A local Trackly that answers as the documented API does, v1 and v2, and sends nothing.
 * <p>
 * It listens on the loopback address only. It fails on purpose where {@link #faults()}
 * has a fault for the next request, and for the recipients listed in {@link MagicNumber}.
 */
public final class TracklySimulator implements AutoCloseable {

	/**
	 * The API key that is valid unless another is configured.
	 */
	public static final String DEFAULT_API_KEY = "trk_localsimulatordemokey00000000000";

	/**
	 * The sender that is known unless others are configured.
	 */
	public static final String DEFAULT_SENDER = "pn_abc123def456";

	/**
	 * The number of the one sending list, unless others are configured.
	 */
	public static final String DEFAULT_LIST_NUMBER = "+18005550199";

	/**
	 * The secret that callbacks are signed with unless another is configured.
	 * @since 0.1.0
	 */
	public static final String DEFAULT_CALLBACK_SECRET = "localsimulatordemosecret";

	private final SimulatorSettings settings;

	private final SimulatorFaults faults = new SimulatorFaults();

	private final SimulatorJournal journal;

	private final SimulatorContacts contacts;

	private final DefaultSimulatorCallbacks callbacks;

	private final RequestLimits limits;

	private final RefusalLog refusals;

	private final Inbox inbox;

	private final TracklyApi api;

	private final SimulatorServer server;

	private TracklySimulator(SimulatorSettings settings, SimulatorJournal journal, SimulatorContacts contacts,
			DefaultSimulatorCallbacks callbacks, ReportLog reports) {
		this.contacts = contacts;
		this.settings = settings;
		this.journal = journal;
		this.callbacks = callbacks;
		this.limits = new RequestLimits(settings.sendsPerSecond(), settings.bulksPerSecond());
		this.refusals = new RefusalLog(settings.clock());
		this.inbox = new Inbox(settings.clock(), journal, this.refusals, contacts, this.limits, this.faults, callbacks,
				reports);
		this.api = new TracklyApi(settings, this.limits, this.journal, this.faults, this.refusals, contacts);
		this.server = SimulatorServer.start(settings.port(), List.of(new InboxRoutes(this.inbox),
				new ApiRoutes(this.api, settings.slowAnswer(), settings.mayBlock())));
	}

	/**
	 * Start a simulator with the defaults on a free port.
	 * @return the running simulator
	 */
	public static TracklySimulator start() {
		return builder().start();
	}

	/**
	 * Return a builder for a simulator with other settings.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return the URL to configure as the base URL of a client.
	 * @return the URL, without a version
	 */
	public String getBaseUrl() {
		return "http://localhost:" + this.server.getPort() + ApiRequest.ROOT;
	}

	/**
	 * Return the URL of the inbox, a page that shows in a browser on this machine what
	 * was queued, with whole numbers and texts, and lets one answer, opt out and decide
	 * deliveries.
	 * @return the URL
	 * @since 0.1.0
	 */
	public String getInboxUrl() {
		return "http://localhost:" + this.server.getPort() + InboxRequest.PAGE;
	}

	/**
	 * Return the one valid API key.
	 * @return the key
	 */
	public String getApiKey() {
		return this.settings.account().apiKey();
	}

	/**
	 * Return the first known sender, for v1.
	 * @return the id of the sender
	 */
	public String getSender() {
		return this.settings.account().senders().get(0);
	}

	/**
	 * Return the number of the first sending list, for v2.
	 * @return the number in E.164 form
	 */
	public String getListNumber() {
		return this.settings.account().lists().get(0).phoneNumber();
	}

	/**
	 * Return the record of what was queued.
	 * @return the journal
	 */
	public SimulatorJournal getJournal() {
		return this.journal;
	}

	/**
	 * Return the contacts of the account, to which more can be added.
	 * @return the contacts, none after the start
	 * @since 0.1.0
	 */
	public SimulatorContacts contacts() {
		return this.contacts;
	}

	/**
	 * Return the webhook requests to the application.
	 * @return the callbacks
	 * @since 0.1.0
	 */
	public SimulatorCallbacks callbacks() {
		return this.callbacks;
	}

	/**
	 * Return the faults of the next requests, to which more can be added.
	 * @return the faults
	 * @since 0.1.0
	 */
	public SimulatorFaults faults() {
		return this.faults;
	}

	/**
	 * Return to the state after the start: empty the journal, forget the contacts, let no
	 * further request fail, and forget the requests that the limits have counted and the
	 * callbacks that wait, limits that were changed in the inbox and what was done there.
	 * Requests under way end as they would have.
	 * @see SimulatorCallbacks#clear()
	 * @since 0.1.0
	 */
	public void reset() {
		this.faults.clear();
		this.limits.reset();
		this.api.reset();
		this.callbacks.clear();
		this.journal.clear();
		this.contacts.clear();
		this.refusals.clear();
		this.inbox.reset();
	}

	/**
	 * Stop listening, drop the open connections, and forget the callbacks that wait.
	 */
	@Override
	public void close() {
		this.server.stop();
		this.callbacks.close();
	}

	@Override
	public String toString() {
		return "TracklySimulator[" + getBaseUrl() + "]";
	}

	/**
	 * Collects the settings of a simulator and starts it.
	 */
	public static final class Builder {

		private int port;

		private String apiKey = DEFAULT_API_KEY;

		private List<String> senders = List.of(DEFAULT_SENDER);

		private List<SimulatedList> lists = List.of(SimulatedList.of(42, DEFAULT_LIST_NUMBER));

		private boolean suspended;

		private int sendsPerSecond;

		private int bulksPerSecond;

		private V2KeyErrors v2KeyErrors = V2KeyErrors.UNAUTHORIZED_FOR_LISTS;

		private BulkErrorShape bulkErrorShape = BulkErrorShape.V2_SEND;

		private Clock clock = Clock.systemUTC();

		private Duration slowAnswer = Duration.ofSeconds(60);

		private int journalLimit = Integer.MAX_VALUE;

		private Consumer<QueuedMessage> onQueued = SimulatorSettings.NO_LISTENER;

		private CallbackTarget callbackTarget = new CallbackTarget(null, DEFAULT_CALLBACK_SECRET);

		private boolean automaticCallbacks;

		private Consumer<CallbackAttempt> onCallback = (attempt) -> {
		};

		private Builder() {
		}

		/**
		 * Set the port to listen on.
		 * @param port the port, 0 (the default) for any free one
		 * @return this builder
		 */
		public Builder port(int port) {
			check(port >= 0 && port <= 65535, "port must be between 0 and 65535");
			this.port = port;
			return this;
		}

		/**
		 * Set the one valid API key, by default {@link #DEFAULT_API_KEY}.
		 * @param apiKey the key
		 * @return this builder
		 */
		public Builder apiKey(String apiKey) {
			check(!apiKey.isBlank(), "apiKey must not be blank");
			this.apiKey = apiKey;
			return this;
		}

		/**
		 * Set the known senders of v1, by default {@link #DEFAULT_SENDER} alone.
		 * @param senders the ids, at least one
		 * @return this builder
		 */
		public Builder senders(String... senders) {
			check(senders.length > 0, "senders must not be empty");
			this.senders = List.of(senders);
			return this;
		}

		/**
		 * Set the sending lists, by default an active one with
		 * {@link #DEFAULT_LIST_NUMBER}.
		 * @param lists the lists, at least one, with ids of their own
		 * @return this builder
		 */
		public Builder lists(SimulatedList... lists) {
			check(lists.length > 0, "lists must not be empty");
			check(Arrays.stream(lists).map(SimulatedList::id).distinct().count() == lists.length,
					"lists must have different ids");
			this.lists = List.of(lists);
			return this;
		}

		/**
		 * Set whether the account is suspended: every request with its key is answered
		 * with status 403.
		 * @param suspended {@code true} to suspend it, by default {@code false}
		 * @return this builder
		 */
		public Builder suspended(boolean suspended) {
			this.suspended = suspended;
			return this;
		}

		/**
		 * Set how many requests to send a single message are answered in any one second,
		 * v1 and v2 together.
		 * @param sendsPerSecond the number of requests, 0 (the default) for no limit
		 * @return this builder
		 */
		public Builder sendsPerSecond(int sendsPerSecond) {
			check(sendsPerSecond >= 0, "sendsPerSecond must not be negative");
			this.sendsPerSecond = sendsPerSecond;
			return this;
		}

		/**
		 * Set how many bulk requests are answered in any one second, v1 and v2 together.
		 * @param bulksPerSecond the number of requests, 0 (the default) for no limit
		 * @return this builder
		 */
		public Builder bulksPerSecond(int bulksPerSecond) {
			check(bulksPerSecond >= 0, "bulksPerSecond must not be negative");
			this.bulksPerSecond = bulksPerSecond;
			return this;
		}

		/**
		 * Set the codes with which v2 refuses a missing or invalid key, on which the
		 * API's pages disagree.
		 * @param v2KeyErrors the codes, by default
		 * {@link V2KeyErrors#UNAUTHORIZED_FOR_LISTS}
		 * @return this builder
		 */
		public Builder v2KeyErrors(V2KeyErrors v2KeyErrors) {
			this.v2KeyErrors = v2KeyErrors;
			return this;
		}

		/**
		 * Set what the entries in {@code errors} of a v2 bulk look like, which is not
		 * documented.
		 * @param bulkErrorShape the shape, by default {@link BulkErrorShape#V2_SEND}
		 * @return this builder
		 */
		public Builder bulkErrorShape(BulkErrorShape bulkErrorShape) {
			this.bulkErrorShape = bulkErrorShape;
			return this;
		}

		/**
		 * Set the clock that limits, journal and events of callbacks go by, by default
		 * the system's.
		 * @param clock the clock
		 * @return this builder
		 */
		public Builder clock(Clock clock) {
			this.clock = clock;
			return this;
		}

		/**
		 * Set how long an answer for {@link MagicNumber#SLOW_ANSWER} takes.
		 * @param slowAnswer the delay, by default 60 seconds and at most a day
		 * @return this builder
		 */
		public Builder slowAnswer(Duration slowAnswer) {
			check(!slowAnswer.isNegative() && slowAnswer.compareTo(Duration.ofDays(1)) <= 0,
					"slowAnswer must be between zero and a day");
			this.slowAnswer = slowAnswer;
			return this;
		}

		/**
		 * Set what to call with each queued message, before the request is answered.
		 * @param onQueued the listener, called by several threads at once, which may wait
		 * @return this builder
		 */
		public Builder onQueued(Consumer<QueuedMessage> onQueued) {
			this.onQueued = onQueued;
			return this;
		}

		/**
		 * Set how many messages the journal keeps, for a simulator that runs for long.
		 * @param journalLimit the number of messages, after which the oldest go; by
		 * default no limit
		 * @return this builder
		 */
		public Builder journalLimit(int journalLimit) {
			check(journalLimit >= 0, "journalLimit must not be negative");
			this.journalLimit = journalLimit;
			return this;
		}

		/**
		 * Set where callbacks go, by default nowhere until
		 * {@link SimulatorCallbacks#to(URI)} is called.
		 * @param callbackUrl the URL of the application's endpoint, {@code http} or
		 * {@code https}
		 * @return this builder
		 * @since 0.1.0
		 */
		public Builder callbackUrl(URI callbackUrl) {
			this.callbackTarget = this.callbackTarget.withUrl(callbackUrl);
			return this;
		}

		/**
		 * Set what callbacks are signed with, by default
		 * {@link #DEFAULT_CALLBACK_SECRET}.
		 * @param callbackSecret the secret of the application's endpoint
		 * @return this builder
		 * @since 0.1.0
		 */
		public Builder callbackSecret(String callbackSecret) {
			this.callbackTarget = this.callbackTarget.withSecret(callbackSecret);
			return this;
		}

		/**
		 * Set whether the delivery of each queued message is reported by itself: after
		 * fractions of a second as {@code pending}, then as {@code delivered}, or as a
		 * magic number has it. Messages that are queued while there is no URL have no
		 * such reports.
		 * @param automaticCallbacks {@code true} to report it, by default {@code false}
		 * @return this builder
		 * @see SimulatorCallbacks
		 * @since 0.1.0
		 */
		public Builder automaticCallbacks(boolean automaticCallbacks) {
			this.automaticCallbacks = automaticCallbacks;
			return this;
		}

		/**
		 * Set what to call after each attempt to send a callback.
		 * @param onCallback the listener, called by several threads at once. It must not
		 * move the time of callbacks or clear them
		 * @return this builder
		 * @since 0.1.0
		 */
		public Builder onCallback(Consumer<CallbackAttempt> onCallback) {
			this.onCallback = onCallback;
			return this;
		}

		/**
		 * Start the simulator.
		 * @return the running simulator
		 * @throws IllegalStateException if the port is taken
		 */
		public TracklySimulator start() {
			SimulatedAccount account = new SimulatedAccount(this.apiKey, this.senders, this.lists, this.suspended);
			SimulatorJournal journal = new SimulatorJournal(this.journalLimit);
			SimulatorContacts contacts = new SimulatorContacts(this.clock);
			ReportLog reports = new ReportLog(this.journalLimit);
			DefaultSimulatorCallbacks callbacks = callbacks(journal, contacts, reports);
			Consumer<QueuedMessage> listener = this.automaticCallbacks ? this.onQueued.andThen(callbacks::report)
					: this.onQueued;
			return new TracklySimulator(new SimulatorSettings(this.port, account, this.sendsPerSecond,
					this.bulksPerSecond, this.v2KeyErrors::isUnauthorized, this.bulkErrorShape::toEntry, this.clock,
					this.slowAnswer, this.journalLimit, listener), journal, contacts, callbacks, reports);
		}

		private DefaultSimulatorCallbacks callbacks(SimulatorJournal journal, SimulatorContacts contacts,
				ReportLog reports) {
			Consumer<CallbackAttempt> listener = ((Consumer<CallbackAttempt>) reports::add).andThen(this.onCallback);
			return new DefaultSimulatorCallbacks(
					new CallbackSettings(this.callbackTarget, this.clock, this.lists.get(0).phoneNumber(), listener),
					journal, contacts);
		}

		private static void check(boolean valid, String message) {
			if (!valid) {
				throw new IllegalArgumentException(message);
			}
		}

	}

}
