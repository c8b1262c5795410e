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

import com.tracklysms.benchmark.sample.SampleMessage;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.message.SmsMessage;

import org.springframework.util.Assert;

/**
 * Sends with a template that the starter has configured.
 */
public final class TracklyCandidate implements Candidate {

	private final TracklyOperations trackly;

	public TracklyCandidate(TracklyOperations trackly) {
		this.trackly = trackly;
	}

	@Override
	public void send() {
		SendResult result = this.trackly.send(SmsMessage.of(SampleMessage.TO, SampleMessage.BODY));
		Assert.state(!result.messageId().isEmpty(), "No message id");
	}

}
