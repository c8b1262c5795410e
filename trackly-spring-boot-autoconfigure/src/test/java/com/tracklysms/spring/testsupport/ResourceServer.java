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

package com.tracklysms.spring.testsupport;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import org.jspecify.annotations.Nullable;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

/**
 * Server that answers requests for resources, and knows what they have to be like.
 */
public final class ResourceServer extends WireMockExtension {

	private final String phoneNumber;

	/**
	 * Create a server.
	 * @param phoneNumber the number that its errors name
	 */
	public ResourceServer(String phoneNumber) {
		super(extensionOptions().options(wireMockConfig().dynamicPort()));
		this.phoneNumber = phoneNumber;
	}

	public void answer(String method, String url, String answer) {
		answer(method, url, jsonResponse(answer, 200));
	}

	public void answer(String method, String url, ResponseDefinitionBuilder answer) {
		stubFor(mapping(method, url).willReturn(answer));
	}

	private MappingBuilder mapping(String method, String url) {
		return WireMock.request(method, urlEqualTo(url));
	}

	/**
	 * Answer with each response once, and with the last one from then on.
	 */
	public void answerInTurn(String method, String url, ResponseDefinitionBuilder... responses) {
		String scenario = method + " " + url;
		for (int index = 0; index < responses.length; index++) {
			stubFor(mapping(method, url).inScenario(scenario)
				.whenScenarioStateIs((index == 0) ? Scenario.STARTED : String.valueOf(index))
				.willReturn(responses[index])
				.willSetStateTo(String.valueOf(Math.min(index + 1, responses.length - 1))));
		}
	}

	/**
	 * Return an error of the API.
	 * @param code the code, or {@code null} for none
	 */
	public ResponseDefinitionBuilder error(int status, @Nullable String code) {
		return jsonResponse("{\"error\":\"Refused for " + this.phoneNumber + "\""
				+ ((code != null) ? ",\"code\":\"" + code + "\"" : "") + "}", status);
	}

	/**
	 * Verify that there was one request, with exactly this body.
	 */
	public void verifyOne(String method, String url, String body) {
		verify(1,
				pattern(method, url).withHeader("Content-Type", equalTo("application/json"))
					.withHeader("Transfer-Encoding", absent())
					.withRequestBody(equalToJson(body, false, false)));
		verifyCount(1);
	}

	/**
	 * Verify that there was one request, without a body.
	 */
	public void verifyOne(String method, String url) {
		verify(1, pattern(method, url).withRequestBody(absent()));
		verifyCount(1);
	}

	private RequestPatternBuilder pattern(String method, String url) {
		return new RequestPatternBuilder(RequestMethod.fromString(method), urlEqualTo(url)).withHeader("X-Api-Key",
				equalTo(TestTemplates.API_KEY));
	}

	public void verifyCount(int count) {
		verify(count, WireMock.anyRequestedFor(WireMock.anyUrl()));
	}

}
