package com.tracklysms.simulator.internal.send;

import com.tracklysms.simulator.internal.error.RefusedException;
import com.tracklysms.simulator.internal.exchange.Answer;
import tools.jackson.databind.JsonNode;

/**
 * Takes what the requests to one endpoint want sent.
 */
@FunctionalInterface
interface SendEndpoint {

	/**
	 * Answer a request that is past all the checks that endpoints share.
	 * @param request the JSON object of the request
	 * @return the answer
	 * @throws RefusedException if the request is refused as a whole
	 */
	Answer handle(JsonNode request);

}
