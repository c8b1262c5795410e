package com.tracklysms.simulator;

/**
 * The simulated API: leads a request to its endpoint, past the checks that all endpoints
 * share.
 */
final class TracklyApi {

	static final String ROOT = "/api";

	private final JsonCodec json = new JsonCodec();

	private final SimulatorJournal journal;

	private final AccountCheck accountCheck;

	private final SendEndpoints sends;

	private final ListsEndpoint lists;

	TracklyApi(SimulatorSettings settings, SimulatorJournal journal) {
		this.journal = journal;
		this.accountCheck = new AccountCheck(settings.account(), settings.v2KeyErrors());
		ListDirectory lists = new ListDirectory(settings.account().lists());
		this.sends = new SendEndpoints(settings, new SendProtocols(settings, lists, this.json), this.json, journal);
		this.lists = new ListsEndpoint(lists);
	}

	Answer answer(ApiRequest request) {
		TracklyEndpoint endpoint = TracklyEndpoint.find(request);
		this.journal.countRequest(endpoint != null);
		try {
			EndpointHandler handler = (endpoint != null) ? this.sends.get(endpoint) : findOther(request);
			this.accountCheck.check(request);
			return handler.handle(request);
		}
		catch (RefusedException ex) {
			return Answer.error(ex.getError());
		}
	}

	byte[] write(Answer answer) {
		return this.json.write(answer.body());
	}

	private EndpointHandler findOther(ApiRequest request) {
		if (ListsEndpoint.takes(request)) {
			return this.lists;
		}
		// An unknown path or another method: neither is documented
		throw new RefusedException(ApiError.UNKNOWN_PATH);
	}

}
