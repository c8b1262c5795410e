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

package com.tracklysms.simulator.internal.inbox;

import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

import com.tracklysms.simulator.contact.SimulatorContacts;
import com.tracklysms.simulator.fault.SimulatorFaults;
import com.tracklysms.simulator.internal.callback.DefaultSimulatorCallbacks;
import com.tracklysms.simulator.internal.exchange.JsonCodec;
import com.tracklysms.simulator.internal.refusal.RefusalLog;
import com.tracklysms.simulator.internal.settings.RequestLimits;
import com.tracklysms.simulator.journal.SimulatorJournal;

/**
 * Answers the requests of the page.
 */
public final class Inbox {

	/**
	 * The size from which on the body of a request is refused unread.
	 */
	public static final int MAX_BODY_SIZE = 65_536;

	private final JsonCodec json = new JsonCodec();

	private final InboxAccess access = new InboxAccess();

	private final PageFiles files = new PageFiles();

	private final AnswerLog answers = new AnswerLog();

	private final ReportLog reports;

	private final SimulatorContacts contacts;

	private final InboxContents contents;

	private final SimulatorState state;

	private final Map<String, Function<InboxRequest, Object>> reads;

	private final Map<String, Function<ActionFields, Object>> actions;

	public Inbox(Clock clock, SimulatorJournal journal, RefusalLog refusals, SimulatorContacts contacts,
			RequestLimits limits, SimulatorFaults faults, DefaultSimulatorCallbacks callbacks, ReportLog reports) {
		this.reports = reports;
		this.contacts = contacts;
		this.contents = new InboxContents(journal, refusals, this.answers);
		this.state = new SimulatorState(journal, limits, faults, callbacks, reports);
		this.reads = Map.of("conversations", new ConversationList(this.contents, reports, contacts)::read,
				"conversation", new Timeline(this.contents, new EntryViews(reports), contacts)::read, "state",
				this.state::read);
		CallbackActions callbackActions = new CallbackActions(clock, journal, callbacks, this.answers);
		SimulationActions simulation = new SimulationActions(limits, faults);
		this.actions = Map.of("answers", callbackActions::answer, "reports", callbackActions::report, "events",
				callbackActions::send, "faults", simulation::addFaults, "faults/clear", simulation::clearFaults,
				"limits", simulation::limit);
	}

	public InboxAnswer answer(InboxRequest request) {
		try {
			this.access.check(request);
			return request.isPost() ? act(request) : read(request);
		}
		catch (InboxException ex) {
			return error(ex.getStatus(), String.valueOf(ex.getMessage()));
		}
	}

	private InboxAnswer read(InboxRequest request) {
		if (!request.method().equals("GET")) {
			return error(405, "Only GET and POST");
		}
		InboxAnswer file = this.files.find(request.path());
		if (file != null) {
			return file;
		}
		if (request.path().equals(InboxRequest.UPDATES)) {
			return new InboxAnswer(200, InboxAnswer.EVENTS, new byte[0]);
		}
		Function<InboxRequest, Object> read = this.reads.get(below(request));
		return (read != null) ? json(read.apply(request)) : error(404, "No such page");
	}

	private InboxAnswer act(InboxRequest request) {
		Function<ActionFields, Object> action = this.actions.get(below(request));
		if (action == null) {
			return error(404, "No such action");
		}
		if (request.body().length > MAX_BODY_SIZE) {
			return error(413, "Too large");
		}
		return json(action.apply(new ActionFields(this.json, request.body())));
	}

	private static String below(InboxRequest request) {
		return request.path().startsWith(InboxRequest.ROOT) ? request.path().substring(InboxRequest.ROOT.length()) : "";
	}

	private InboxAnswer json(Object value) {
		return InboxAnswer.json(200, this.json.write(value));
	}

	private InboxAnswer error(int status, String text) {
		return InboxAnswer.json(status, this.json.write(Map.of("error", text)));
	}

	/**
	 * Return what tells whether there is anything new to see.
	 * @return the version
	 */
	public String getVersion() {
		return this.contents.getVersion() + "-" + this.contacts.getChangeCount() + "-" + this.state.getVersion();
	}

	/**
	 * Forget answers and reports.
	 */
	public void reset() {
		this.answers.clear();
		this.reports.clear();
		this.contents.clear();
	}

}
