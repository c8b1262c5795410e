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

package com.tracklysms.samples.quickstart;

import com.tracklysms.spring.message.SendResult;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;

/**
 * Sends one message through the real API, for whoever has an API key.
 */
@Component
@ConditionalOnProperty("trackly.api-key")
class RealMessage implements ApplicationRunner {

	private final OrderNotices orderNotices;

	private final String to;

	RealMessage(OrderNotices orderNotices, @Value("${quickstart.to}") String to) {
		Assert.hasText(to, "Set TRACKLY_TO to the phone number that the message goes to");
		this.orderNotices = orderNotices;
		this.to = to;
	}

	@Override
	public void run(ApplicationArguments args) {
		Console.title("Trackly quickstart, against the real API");
		SendResult result = this.orderNotices.shipped(this.to, 17);
		Console.line("%s is %s", result.messageId(), result.status());
	}

}
