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
