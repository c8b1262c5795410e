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

package com.tracklysms.simulator.internal.routing;

import java.util.function.Supplier;

import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.contact.SimulatorContacts;
import com.tracklysms.simulator.fault.Fault;
import com.tracklysms.simulator.fault.SimulatorFaults;
import com.tracklysms.simulator.internal.contacts.ContactsEndpoint;
import com.tracklysms.simulator.internal.error.ApiError;
import com.tracklysms.simulator.internal.error.RefusedException;
import com.tracklysms.simulator.internal.exchange.Answer;
import com.tracklysms.simulator.internal.exchange.ApiRequest;
import com.tracklysms.simulator.internal.exchange.EndpointHandler;
import com.tracklysms.simulator.internal.exchange.JsonCodec;
import com.tracklysms.simulator.internal.fault.FaultPolicy;
import com.tracklysms.simulator.internal.links.LinksEndpoint;
import com.tracklysms.simulator.internal.lists.ListDirectory;
import com.tracklysms.simulator.internal.lists.ListsEndpoint;
import com.tracklysms.simulator.internal.protocol.SendProtocols;
import com.tracklysms.simulator.internal.refusal.RefusalLog;
import com.tracklysms.simulator.internal.send.SendEndpoints;
import com.tracklysms.simulator.internal.settings.RequestLimits;
import com.tracklysms.simulator.internal.settings.SimulatorSettings;
import com.tracklysms.simulator.internal.validation.PhoneValidator;
import com.tracklysms.simulator.internal.validation.ValidationEndpoint;
import com.tracklysms.simulator.journal.SimulatorJournal;
import org.jspecify.annotations.Nullable;

/**
 * The simulated API: leads a request to its endpoint, past the checks that all endpoints
 * share.
 */
public final class TracklyApi {

	private final JsonCodec json = new JsonCodec();

	private final FaultPolicy faultPolicy = new FaultPolicy();

	private final SimulatorJournal journal;

	private final SimulatorFaults faults;

	private final RefusalLog refusals;

	private final AccountCheck accountCheck;

	private final SendEndpoints sends;

	private final ListsEndpoint lists;

	private final PhoneValidator validator = new PhoneValidator();

	private final ContactsEndpoint contacts;

	private final ValidationEndpoint validations;

	private final LinksEndpoint links;

	public TracklyApi(SimulatorSettings settings, RequestLimits limits, SimulatorJournal journal,
			SimulatorFaults faults, RefusalLog refusals, SimulatorContacts contacts) {
		this.journal = journal;
		this.faults = faults;
		this.refusals = refusals;
		this.accountCheck = new AccountCheck(settings.account(), settings.unauthorized());
		ListDirectory lists = new ListDirectory(settings.account().lists());
		this.sends = new SendEndpoints(settings, limits, new SendProtocols(settings, lists, this.json), this.json,
				journal, refusals);
		this.lists = new ListsEndpoint(lists);
		this.contacts = new ContactsEndpoint(contacts, lists, this.validator, this.json);
		this.validations = new ValidationEndpoint(this.validator, this.json);
		this.links = new LinksEndpoint(lists, this.json);
	}

	public Answer answer(ApiRequest request) {
		TracklyEndpoint endpoint = SendEndpoints.find(request);
		this.journal.countRequest(endpoint != null);
		Answer answer = orFail(() -> answer(request, endpoint));
		if (answer.status() == ApiError.RATE_LIMIT.getStatus()) {
			this.journal.countRateLimited();
		}
		if (answer.isFailure()) {
			this.refusals.add(request, answer);
		}
		return request.isBelow("/v1") ? deprecated(answer) : answer;
	}

	private Answer orFail(Supplier<Answer> usual) {
		Fault fault = this.faults.take();
		return (fault != null) ? this.faultPolicy.apply(fault, usual) : usual.get();
	}

	private Answer answer(ApiRequest request, @Nullable TracklyEndpoint endpoint) {
		try {
			EndpointHandler handler = (endpoint != null) ? this.sends.get(endpoint) : findOther(request);
			this.accountCheck.check(request);
			return handler.handle(request);
		}
		catch (RefusedException ex) {
			return Answer.error(ex.getError());
		}
	}

	private static Answer deprecated(Answer answer) {
		return answer.withHeader("Deprecation", "true").withHeader("X-API-Deprecated", "v1 is deprecated");
	}

	/**
	 * Forget the requests that the limits have counted, and the numbers that were
	 * validated.
	 */
	public void reset() {
		this.validator.reset();
		this.sends.reset();
	}

	public byte[] write(Answer answer) {
		return this.json.write(answer.body());
	}

	private EndpointHandler findOther(ApiRequest request) {
		if (ListsEndpoint.takes(request)) {
			return this.lists;
		}
		if (ContactsEndpoint.takes(request)) {
			return this.contacts;
		}
		if (ValidationEndpoint.takes(request)) {
			return this.validations;
		}
		if (LinksEndpoint.takes(request)) {
			return this.links;
		}
		// An unknown path or another method: neither is documented
		throw new RefusedException(ApiError.UNKNOWN_PATH);
	}

}
