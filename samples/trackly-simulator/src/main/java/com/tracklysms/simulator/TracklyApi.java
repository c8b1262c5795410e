package com.tracklysms.simulator;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The simulated API: leads a request to its endpoint, past the checks that all endpoints
 * share.
 */
final class TracklyApi {

	static final String ROOT = "/api";

	private final JsonCodec json = new JsonCodec();

	private final SimulatorJournal journal;

	private final ApiKeyCheck apiKeyCheck;

	private final Map<String, Route> routes;

	TracklyApi(SimulatorSettings settings, SimulatorJournal journal) {
		this.journal = journal;
		this.apiKeyCheck = new ApiKeyCheck(settings.apiKey());
		SenderCheck senderCheck = new SenderCheck(settings.senders());
		MessageQueue queue = new MessageQueue(settings.clock(), journal, settings.onQueued());
		this.routes = Map.of(ROOT + TracklyEndpoint.MESSAGES.getPath(),
				new Route(new RequestWindow(settings.sendsPerSecond(), settings.clock()),
						new SingleEndpoint(this.json, senderCheck, queue)),
				ROOT + TracklyEndpoint.MESSAGES_BULK.getPath(),
				new Route(new RequestWindow(settings.bulksPerSecond(), settings.clock()),
						new BulkEndpoint(this.json, senderCheck, queue)));
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
		Route route = findRoute(request);
		if (route == null) {
			// An unknown path or another method: neither is documented
			throw new RefusedException(ApiError.NOT_FOUND);
		}
		this.apiKeyCheck.check(request.apiKey());
		if (!route.window().admit()) {
			this.journal.countRateLimited();
			throw new RefusedException(ApiError.RATE_LIMIT);
		}
		return route.handler().handle(this.json.readObject(request.body()));
	}

	private @Nullable Route findRoute(ApiRequest request) {
		return "POST".equals(request.method()) ? this.routes.get(request.path()) : null;
	}

	/**
	 * An endpoint and its limit.
	 */
	private record Route(RequestWindow window, EndpointHandler handler) {

	}

}
