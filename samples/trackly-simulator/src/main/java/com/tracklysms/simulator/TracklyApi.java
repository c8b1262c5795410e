package com.tracklysms.simulator;

/**
 * The simulated API: leads a request to its endpoint, past the checks that all endpoints
 * share.
 */
final class TracklyApi {

	static final String ROOT = "/api";

	private final JsonCodec json = new JsonCodec();

	private final SimulatorJournal journal;

	private final ApiKeyCheck apiKeyCheck;

	private final SendEndpoints sends;

	TracklyApi(SimulatorSettings settings, SimulatorJournal journal) {
		this.journal = journal;
		this.apiKeyCheck = new ApiKeyCheck(settings.apiKey());
		this.sends = new SendEndpoints(settings, this.json, journal);
	}

	Answer answer(ApiRequest request) {
		this.journal.countRequest();
		try {
			return handle(request);
		}
		catch (RefusedException ex) {
			return Answer.error(ex.getError());
		}
	}

	byte[] write(Answer answer) {
		return this.json.write(answer.body());
	}

	private Answer handle(ApiRequest request) {
		EndpointHandler handler = findHandler(request);
		this.apiKeyCheck.check(request.apiKey());
		return handler.handle(request);
	}

	private EndpointHandler findHandler(ApiRequest request) {
		TracklyEndpoint endpoint = TracklyEndpoint.find(request);
		if (endpoint == null) {
			// An unknown path or another method: neither is documented
			throw new RefusedException(ApiError.UNKNOWN_PATH);
		}
		return this.sends.get(endpoint);
	}

}
