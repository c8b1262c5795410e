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

import java.util.List;

import com.infobip.ApiClient;
import com.infobip.ApiException;
import com.infobip.ApiKey;
import com.infobip.BaseUrl;
import com.infobip.api.SmsApi;
import com.infobip.model.SmsDestination;
import com.infobip.model.SmsMessage;
import com.infobip.model.SmsRequest;
import com.infobip.model.SmsResponse;
import com.infobip.model.SmsTextContent;
import com.tracklysms.benchmark.sample.SampleMessage;

import org.springframework.util.Assert;

/**
 * Sends with Infobip's SDK, in its default configuration.
 */
final class InfobipCandidate implements Candidate {

	private final SmsApi smsApi;

	InfobipCandidate(String stub) {
		this.smsApi = new SmsApi(
				ApiClient.forApiKey(ApiKey.from(SampleMessage.API_KEY)).withBaseUrl(BaseUrl.from(stub)).build());
	}

	@Override
	public void send() throws ApiException {
		SmsMessage message = new SmsMessage().sender(SampleMessage.SENDING_NUMBER)
			.addDestinationsItem(new SmsDestination().to(SampleMessage.TO))
			.content(new SmsTextContent().text(SampleMessage.BODY));
		SmsResponse response = this.smsApi.sendSmsMessages(new SmsRequest().messages(List.of(message))).execute();
		Assert.state(response.getMessages().get(0).getMessageId() != null, "No message id");
	}

}
