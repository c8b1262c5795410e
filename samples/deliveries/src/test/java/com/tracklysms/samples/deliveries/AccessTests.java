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

package com.tracklysms.samples.deliveries;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import com.tracklysms.samples.deliveries.testsupport.DeliveriesTest;
import com.tracklysms.samples.deliveries.testsupport.PageVisitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests who can use the page, which has no login.
 */
@DeliveriesTest
class AccessTests {

	@Autowired
	private PageVisitor visitor;

	@ParameterizedTest
	@CsvSource({ "GET, /, localhost, 200", "GET, /, evil.example, 403", "GET, /updates, evil.example, 403",
			"POST, /messages, evil.example, 403", "POST, /messages, 127.0.0.1, 415",
			"POST, /trackly/webhook, public.example, 401" })
	void pageIsUsedFromThisMachineAndTheWebhookFromAnywhere(String method, String path, String host, String status)
			throws IOException {
		assertThat(request(method, path, host)).startsWith("HTTP/1.1 " + status);
	}

	@Test
	void applicationDoesNotStartWithoutASecret() {
		assertThatException()
			.isThrownBy(() -> SpringApplication.run(DeliveriesApplication.class, "--server.port=0",
					"--trackly.api-key=trk_a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6",
					"--spring.datasource.url=" + DeliveriesTest.DATABASE))
			.withRootCauseInstanceOf(IllegalStateException.class)
			.havingRootCause()
			.withMessageContaining("TRACKLY_WEBHOOK_SECRETS");
	}

	/**
	 * Clients of Java do not let a test choose the host.
	 */
	private String request(String method, String path, String host) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(),
				URI.create(this.visitor.address()).getPort())) {
			socket.getOutputStream()
				.write("%s %s HTTP/1.1\r\nHost: %s\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}"
					.formatted(method, path, host)
					.getBytes(StandardCharsets.US_ASCII));
			return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
				.readLine();
		}
	}

}
