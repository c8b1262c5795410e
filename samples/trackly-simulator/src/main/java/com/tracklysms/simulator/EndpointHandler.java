package com.tracklysms.simulator;

import tools.jackson.databind.JsonNode;

/**
 * Answers the requests to one endpoint.
 */
@FunctionalInterface
interface EndpointHandler {

	/**
	 * Answer a request that has a valid key and is within the limit.
	 * @param request the JSON object of the request
	 * @return the answer
	 * @throws RefusedException if the request is refused as a whole
	 */
	Answer handle(JsonNode request);

}
