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

package com.tracklysms.spring.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.support.Masking;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;

/**
 * What reports and outcomes are as JSON, by either version of Jackson: readable to a
 * person, and without the text or the whole number of a message.
 */
final class ReportJson {

	private ReportJson() {
	}

	static Map<String, @Nullable Object> of(BatchOutcome outcome) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("from", (outcome.from() != null) ? Masking.numbersIn(outcome.from()) : null);
		json.put("position", outcome.position());
		json.put("size", outcome.size());
		json.put("positions", outcome.positions());
		json.put("queued", outcome.queued());
		json.put("rejected", outcome.rejected());
		json.put("unsent", outcome.unsent());
		json.put("unknown", outcome.unknown());
		putMessages(json, outcome.rejectedMessages(), outcome.unsentMessages(), outcome.unknownMessages());
		json.put("failure", of(outcome.failure()));
		json.put("totals", outcome.totals());
		return json;
	}

	static Map<String, @Nullable Object> of(SendReport report) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("read", report.read());
		json.put("queued", report.queued());
		json.put("rejected", report.rejected());
		json.put("unsent", report.unsent());
		json.put("unknown", report.unknown());
		putMessages(json, report.rejectedMessages(), report.unsentMessages(), report.unknownMessages());
		json.put("stoppedBy", of(report.stoppedBy()));
		return json;
	}

	static Map<String, @Nullable Object> of(CampaignReport report) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("campaign", Masking.numbersIn(report.campaign()));
		json.put("read", report.read());
		json.put("queued", report.queued());
		json.put("rejected", report.rejected());
		json.put("unsent", report.unsent());
		json.put("unknown", report.unknown());
		json.put("skipped", report.skipped());
		json.put("stoppedBy", of(report.stoppedBy()));
		return json;
	}

	private static void putMessages(Map<String, @Nullable Object> json, List<RejectedMessage> rejected,
			List<FailedMessage> unsent, List<FailedMessage> unknown) {
		json.put("rejectedMessages", rejected);
		json.put("unsentMessages", unsent);
		json.put("unknownMessages", unknown);
	}

	static Map<String, @Nullable Object> of(RejectedMessage rejected) {
		Map<String, @Nullable Object> json = at(rejected.position(), rejected.message());
		json.put("code", masked(rejected.error().code(), rejected.message()));
		json.put("error", masked(rejected.error().error(), rejected.message()));
		return json;
	}

	static Map<String, @Nullable Object> of(FailedMessage failed) {
		Map<String, @Nullable Object> json = at(failed.position(), failed.message());
		json.put("failure", of(failed.failure()));
		return json;
	}

	private static Map<String, @Nullable Object> at(long position, SmsMessage message) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("position", position);
		json.put("to", Masking.number(message.to()));
		return json;
	}

	private static @Nullable String masked(@Nullable String text, SmsMessage message) {
		return (text != null) ? Masking.numbersIn(Masking.recipientIn(text, message.to())) : null;
	}

	/**
	 * An exception of the application's translator can have any text.
	 */
	private static @Nullable Map<String, @Nullable Object> of(@Nullable TracklyException failure) {
		if (failure == null) {
			return null;
		}
		HttpStatusCode status = failure.getStatusCode();
		String message = failure.getMessage();
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("type", failure.getClass().getSimpleName());
		json.put("category", failure.getCategory());
		json.put("status", (status != null) ? status.value() : null);
		json.put("code", failure.getCode());
		json.put("message", (message != null) ? Masking.numbersIn(message) : null);
		return json;
	}

}
