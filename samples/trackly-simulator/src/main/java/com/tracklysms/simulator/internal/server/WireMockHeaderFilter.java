package com.tracklysms.simulator.internal.server;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/**
 * Takes WireMock's own header out of the answers, as the API has no such header.
 */
final class WireMockHeaderFilter implements ResponseTransformerV2 {

	@Override
	public String getName() {
		return "wiremock-header-filter";
	}

	@Override
	public Response transform(Response response, ServeEvent event) {
		HttpHeaders headers = new HttpHeaders(
				response.getHeaders().all().stream().filter((header) -> !header.keyEquals("Matched-Stub-Id")).toList());
		return Response.Builder.like(response).headers(headers).build();
	}

}
