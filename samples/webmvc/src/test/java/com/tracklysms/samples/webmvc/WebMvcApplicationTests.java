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

package com.tracklysms.samples.webmvc;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.api.MagicNumber;
import com.tracklysms.simulator.boot.AutoConfigureTracklySimulator;
import com.tracklysms.simulator.callback.CallbackResult;
import com.tracklysms.simulator.journal.QueuedMessage;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.ReactorClientHttpRequestFactoryBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.RestClient;
import org.springframework.web.context.WebApplicationContext;

import static com.tracklysms.simulator.assertj.TracklySimulatorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the application against a simulator, from request to message.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureTracklySimulator
class WebMvcApplicationTests {

	@Autowired
	private TracklySimulator simulator;

	@Autowired
	private ApplicationContext context;

	@LocalServerPort
	private int port;

	@Test
	void isAServletApplication() {
		assertThat(this.context).isInstanceOf(WebApplicationContext.class);
		assertThat(this.context.getBeanNamesForType(org.springframework.web.reactive.DispatcherHandler.class))
			.isEmpty();
	}

	/**
	 * A known effect of Reactor Netty on the classpath, which the manual names with its
	 * switch.
	 */
	@Test
	void otherClientsOfTheApplicationUseReactorNetty() {
		assertThat(ClientHttpRequestFactoryBuilder.detect()).isInstanceOf(ReactorClientHttpRequestFactoryBuilder.class);
	}

	@Test
	void textsACode() {
		assertThat(post("+12065550100").value()).isEqualTo(202);
		assertThat(this.simulator.getJournal().findByRecipient("+12065550100")).singleElement()
			.extracting(QueuedMessage::body)
			.asString()
			.matches("Your login code is \\d{6}");
	}

	@Test
	void wrongNumberIsTheCallersMistake() {
		assertThat(post("12").value()).isEqualTo(400);
	}

	@Test
	void lostAnswerIsSaidToBeOne() {
		assertThat(post(MagicNumber.DROPPED_QUEUED.getNumber()).value()).isEqualTo(502);
		assertThat(this.simulator).hasQueued(1);
	}

	/**
	 * Over HTTP, to the port on which the application happens to listen.
	 */
	@Test
	void takesAReportOfItsDelivery() {
		post("+12065550100");
		QueuedMessage message = this.simulator.getJournal().getMessages().get(0);
		assertThat(this.simulator.callbacks().deliver(message, "delivered")).isEqualTo(CallbackResult.answered(204));
		assertThat(this.simulator.callbacks().signedWith("other").deliver(message, "delivered"))
			.isEqualTo(CallbackResult.answered(401));
	}

	private HttpStatusCode post(String number) {
		return RestClient.create("http://localhost:" + this.port)
			.post()
			.uri("/login-codes?number={number}", number)
			.exchange((request, response) -> response.getStatusCode());
	}

}
