package com.tracklysms.simulator.internal.exchange;

import com.tracklysms.simulator.internal.error.RefusedException;

/**
 * Answers the requests to one endpoint.
 */
@FunctionalInterface
public interface EndpointHandler {

	/**
	 * Answer a request that the account may make.
	 * @param request the request
	 * @return the answer
	 * @throws RefusedException if the request is refused as a whole
	 */
	Answer handle(ApiRequest request);

}
