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

import java.time.Clock;
import java.util.function.Supplier;

import com.tracklysms.simulator.callback.CallbackResult;
import com.tracklysms.simulator.internal.callback.DefaultSimulatorCallbacks;
import com.tracklysms.simulator.internal.inbox.EntryViews.ResultView;
import com.tracklysms.simulator.journal.QueuedMessage;
import com.tracklysms.simulator.journal.SimulatorJournal;
import org.jspecify.annotations.Nullable;

/**
 * What a person can do as the recipient of a message or as its provider.
 */
final class CallbackActions {

	private final Clock clock;

	private final SimulatorJournal journal;

	private final DefaultSimulatorCallbacks callbacks;

	private final AnswerLog answers;

	CallbackActions(Clock clock, SimulatorJournal journal, DefaultSimulatorCallbacks callbacks, AnswerLog answers) {
		this.clock = clock;
		this.journal = journal;
		this.callbacks = callbacks;
		this.answers = answers;
	}

	/**
	 * Answer as the person with a number. Only an opt-out is reported: which fields a
	 * {@code reply} event has is not documented.
	 * @param fields {@code number} and {@code text}
	 * @return what the application made of the report
	 */
	Object answer(ActionFields fields) {
		String number = fields.requiredText("number");
		String text = fields.requiredText("text");
		String keyword = OptOutKeywords.find(text);
		CallbackResult result = (keyword != null) ? optOut(number, keyword) : null;
		if (OptOutKeywords.isOptIn(text)) {
			this.callbacks.optIn(number);
		}
		this.answers.add(new TimelineEntry.Answered(this.clock.instant(), number, text, keyword, result));
		return new Reported(ResultView.of(result));
	}

	private @Nullable CallbackResult optOut(String number, String keyword) {
		if (this.callbacks.getTarget().isPresent()) {
			return this.callbacks.unsubscribe(number, keyword);
		}
		this.callbacks.optOut(number);
		return null;
	}

	/**
	 * Report what became of a message.
	 * @param fields {@code id} and {@code status}
	 * @return what the application made of the report
	 */
	Object report(ActionFields fields) {
		QueuedMessage message = find(fields.requiredText("id"));
		String status = fields.requiredText("status");
		return call(() -> this.callbacks.deliver(message, status));
	}

	private QueuedMessage find(String id) {
		return this.journal.getMessages()
			.stream()
			.filter((message) -> message.messageId().equals(id))
			.findFirst()
			.orElseThrow(() -> new InboxException(404, "The journal has this message no longer"));
	}

	/**
	 * Send an event of the person's own.
	 * @param fields {@code json}
	 * @return what the application made of it
	 */
	Object send(ActionFields fields) {
		String json = fields.requiredJson("json");
		return call(() -> this.callbacks.send(json));
	}

	private Object call(Supplier<CallbackResult> callback) {
		if (!this.callbacks.getTarget().isPresent()) {
			throw new InboxException(409, "There is no application to report to: start with --callback-url=URL");
		}
		return new Reported(ResultView.of(callback.get()));
	}

	/**
	 * What came of a callback.
	 *
	 * @param result what the application made of it, {@code null} if nothing was sent
	 */
	record Reported(@Nullable ResultView result) {

	}

}
