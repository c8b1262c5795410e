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

import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Connector;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for calls within a subscriber that releases discarded buffers, as the controllers
 * of WebFlux do.
 */
class DiscardedBufferTests {

	private static final int SIZE = 1000;

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort().gzipDisabled(false))
		.build();

	@ParameterizedTest
	@EnumSource
	void responseOfSeveralBuffersIsReadWhole(Connector connector) {
		server.stubFor(post(Call.SEND_BULK.path).willReturn(jsonResponse("""
				{ "queued_count": 0, "error_count": %d, "errors": [ %s ] }""".formatted(SIZE, errors()), 201)));
		BulkSendResult result = TestTemplates.forPort(server.getPort(), connector)
			.buildReactive()
			.sendBulk(Collections.nCopies(SIZE, Call.MESSAGE))
			.doOnDiscard(DataBuffer.class, DataBufferUtils::release)
			.block();
		assertThat(result).isNotNull();
		assertThat(result.errors()).hasSize(SIZE);
	}

	private static String errors() {
		return IntStream.range(0, SIZE)
			.mapToObj("{ \"index\": %d, \"error\": \"Invalid phone number format\" }"::formatted)
			.collect(Collectors.joining(","));
	}

}
