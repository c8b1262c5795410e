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

package com.tracklysms.spring.internal.http;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for the notice that the API's version is deprecated.
 */
@ExtendWith(OutputCaptureExtension.class)
class DeprecationNoticeTests {

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	private final TracklyTemplateBuilder builder = TestTemplates.forPort(server.getPort());

	@Test
	void noticeIsGivenOnceForAllCallsAndTemplates(CapturedOutput output) {
		answer(jsonResponse(Call.SEND.success, 201).withHeader("Deprecation", "true")
			.withHeader("X-API-Deprecated", "v1 is deprecated"));
		TracklyTemplate first = this.builder.build();
		Call.SEND.on(first);
		Call.SEND.on(first);
		Call.SEND.on(this.builder.copy().apiKey("trk_second").build());
		assertThat(output.getOut().lines().filter((line) -> line.contains("deprecated"))).singleElement()
			.asString()
			.contains("WARN")
			.endsWith("deprecated: v1 is deprecated");
	}

	@Test
	void noticeIsGivenWithAnErrorToo(CapturedOutput output) {
		answer(jsonResponse("{}", 400).withHeader("X-API-Deprecated", "v1 is deprecated"));
		TracklyTemplate template = this.builder.build();
		catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(template));
		assertThat(output).contains("v1 is deprecated");
	}

	@Test
	void noticeIsGivenWithoutAText(CapturedOutput output) {
		answer(jsonResponse(Call.SEND.success, 201).withHeader("Deprecation", "true"));
		Call.SEND.on(this.builder.build());
		assertThat(output.getOut().lines().filter((line) -> line.contains("WARN"))).singleElement()
			.asString()
			.endsWith("deprecated");
	}

	@Test
	void noNoticeWithoutTheHeaders(CapturedOutput output) {
		answer(jsonResponse(Call.SEND.success, 201).withHeader("Deprecation", "false"));
		Call.SEND.on(this.builder.build());
		assertThat(output.getOut()).doesNotContain("WARN");
	}

	private void answer(ResponseDefinitionBuilder response) {
		server.stubFor(post(Call.SEND.path).willReturn(response));
	}

}
