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

package com.tracklysms.benchmark.candidate;

import java.net.URI;

import com.tracklysms.benchmark.sample.SampleMessage;
import com.tracklysms.benchmark.stub.StubAnswers;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;

import org.springframework.util.Assert;

/**
 * Sends with Twilio's SDK, in its default configuration.
 */
final class TwilioCandidate implements Candidate {

	private final TwilioRestClient client;

	TwilioCandidate(String stub) {
		this.client = new TwilioRestClient.Builder(StubAnswers.TWILIO_ACCOUNT, "0123456789abcdef0123456789abcdef")
			.httpClient(new LoopbackTwilioHttpClient(URI.create(stub).getPort()))
			.build();
	}

	@Override
	public void send() {
		Message message = Message
			.creator(new PhoneNumber(SampleMessage.TO), new PhoneNumber(SampleMessage.SENDING_NUMBER),
					SampleMessage.BODY)
			.create(this.client);
		Assert.state(message.getSid() != null, "No message id");
	}

}
