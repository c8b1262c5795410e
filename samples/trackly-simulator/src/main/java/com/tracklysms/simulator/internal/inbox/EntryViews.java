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

package com.tracklysms.simulator.internal.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.tracklysms.simulator.callback.CallbackAttempt;
import com.tracklysms.simulator.callback.CallbackResult;
import com.tracklysms.simulator.fault.Fault;
import com.tracklysms.simulator.internal.protocol.SegmentCounter;
import com.tracklysms.simulator.internal.protocol.SegmentCounter.Segments;
import com.tracklysms.simulator.internal.refusal.Refusal;
import com.tracklysms.simulator.journal.QueuedMessage;
import org.jspecify.annotations.Nullable;

/**
 * Makes the entries of a conversation ready to be shown.
 */
final class EntryViews {

	private final SegmentCounter segmentCounter = new SegmentCounter();

	private final ReportLog reports;

	EntryViews(ReportLog reports) {
		this.reports = reports;
	}

	View view(int position, TimelineEntry entry) {
		if (entry instanceof TimelineEntry.Queued queued) {
			return new View(position, entry.at(), entry.text(), message(queued.message()), null, null);
		}
		if (entry instanceof TimelineEntry.Refused refused) {
			return new View(position, entry.at(), entry.text(), null, refusal(refused), null);
		}
		TimelineEntry.Answered answered = (TimelineEntry.Answered) entry;
		return new View(position, entry.at(), entry.text(), null, null,
				new AnswerView(answered.keyword(), ResultView.of(answered.result())));
	}

	private MessageView message(QueuedMessage message) {
		Segments segments = this.segmentCounter.count(message.body());
		CallbackAttempt report = this.reports.find(message.messageId());
		String state = (report != null) ? Objects.requireNonNullElse(report.status(), "queued") : "queued";
		return new MessageView(message.messageId(), message.from(), message.endpoint().getPath(), segments.count(),
				segments.gsm7() ? "GSM-7" : "UCS-2", state, (report != null) ? report(report) : null);
	}

	private static ReportView report(CallbackAttempt attempt) {
		Duration redelivery = attempt.redelivery();
		return new ReportView(attempt.sentAt(), attempt.number(), attempt.result().toString(),
				attempt.result().isSuccessful(), (redelivery != null) ? redelivery.toMinutes() : null);
	}

	private static RefusalView refusal(TimelineEntry.Refused refused) {
		Refusal refusal = refused.refusal();
		Fault fault = (refusal.answer() != null) ? refusal.answer().fault() : null;
		return new RefusalView(refusal.method(), refusal.path(), refusal.size(),
				(refusal.rejected() != null) ? refusal.rejected().index() : null, refused.status(),
				(refused.error() != null) ? refused.error().code() : null,
				(refused.error() != null) ? refused.error().error() : null,
				(fault != null) ? fault.description() : null);
	}

	/**
	 * An entry, of one of three kinds.
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record View(int position, Instant at, String text, @Nullable MessageView message, @Nullable RefusalView refusal,
			@Nullable AnswerView answer) {

	}

	/**
	 * A message that was queued.
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record MessageView(String id, String from, String endpoint, int segments, String encoding, String state,
			@Nullable ReportView report) {

	}

	/**
	 * The last report about a message.
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record ReportView(Instant at, int attempt, String result, boolean successful, @Nullable Long againInMinutes) {

	}

	/**
	 * A request or message that was not taken.
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record RefusalView(String method, String path, int size, @Nullable Integer index, int status, @Nullable String code,
			@Nullable String error, @Nullable String fault) {

	}

	/**
	 * What a person answered.
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record AnswerView(@Nullable String keyword, @Nullable ResultView result) {

	}

	/**
	 * What the application made of a callback.
	 */
	record ResultView(String text, boolean successful) {

		static @Nullable ResultView of(@Nullable CallbackResult result) {
			return (result != null) ? new ResultView(result.toString(), result.isSuccessful()) : null;
		}

	}

}
