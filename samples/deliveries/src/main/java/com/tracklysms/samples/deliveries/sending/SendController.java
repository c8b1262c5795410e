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

package com.tracklysms.samples.deliveries.sending;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.ErrorResponseException;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sends what the forms of the page ask for. It takes JSON only, which a page of another
 * site cannot post here: browsers ask for permission first, and nothing gives it.
 */
@RestController
class SendController {

	private static final int LONGEST_BODY = 1600;

	private static final int LARGEST_CAMPAIGN = 20_000;

	private final TextSender texts;

	private final CampaignSender campaigns;

	SendController(TextSender texts, CampaignSender campaigns) {
		this.texts = texts;
		this.campaigns = campaigns;
	}

	@PostMapping(path = "/messages", consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	SendOutcome send(@RequestBody Text text) {
		String to = required(text.to(), "The phone number is missing");
		return this.texts.send(to, body(text.body()));
	}

	@PostMapping(path = "/campaigns", consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.ACCEPTED)
	Map<String, Integer> start(@RequestBody Campaign campaign) {
		String name = required(campaign.name(), "The name is missing");
		List<String> recipients = recipients(campaign.recipients());
		return Map.of("size", this.campaigns.start(name, recipients, body(campaign.body())));
	}

	private List<String> recipients(@Nullable List<String> recipients) {
		List<String> given = (recipients != null)
				? recipients.stream().filter(StringUtils::hasText).map(String::strip).toList() : List.of();
		check(!given.isEmpty(), "The recipients are missing");
		check(given.size() <= LARGEST_CAMPAIGN, "There are more than " + LARGEST_CAMPAIGN + " recipients");
		return given;
	}

	private String body(@Nullable String body) {
		String text = required(body, "The text is missing");
		check(text.length() <= LONGEST_BODY, "The text is longer than " + LONGEST_BODY + " characters");
		return text;
	}

	private String required(@Nullable String value, String message) {
		String text = (value != null) ? value.strip() : "";
		check(!text.isEmpty(), message);
		return text;
	}

	private void check(boolean valid, String message) {
		if (!valid) {
			throw new ErrorResponseException(HttpStatus.BAD_REQUEST,
					ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, message), null);
		}
	}

	record Text(@Nullable String to, @Nullable String body) {

	}

	record Campaign(@Nullable String name, @Nullable List<String> recipients, @Nullable String body) {

	}

}
