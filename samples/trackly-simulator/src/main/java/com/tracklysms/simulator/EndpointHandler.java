package com.tracklysms.simulator;

/**
 * Answers the requests to one endpoint.
 */
@FunctionalInterface
interface EndpointHandler {

	/**
	 * Answer a request that the account may make.
	 * @param request the request
	 * @return the answer
	 * @throws RefusedException if the request is refused as a whole
	 */
	Answer handle(ApiRequest request);

}
