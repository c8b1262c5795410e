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

package com.tracklysms.spring.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;

import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.FailedMessage;
import com.tracklysms.spring.message.RejectedMessage;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.support.Masking;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * End of a message that is to be recorded in a {@link SendLedger}. {@link #toString()}
 * masks phone numbers.
 *
 * @param key the key of the message within its campaign
 * @param status the status, any but {@link SendStatus#IN_FLIGHT}
 * @param errorCode the code of the API, or another short reason why the message was not
 * queued; {@code null} for none
 * @param messageId the id of the message, or {@code null} for none
 * @since 0.1.0
 */
public record LedgerOutcome(String key, SendStatus status, @Nullable String errorCode, @Nullable String messageId) {

	private static final int MAX_LENGTH = 100;

	/**
	 * Create an outcome.
	 * @param key the key
	 * @param status the status, any but {@link SendStatus#IN_FLIGHT}
	 * @param errorCode the code, of which the first 100 characters are kept and phone
	 * numbers masked, or {@code null}
	 * @param messageId the id of the message, of 100 characters at most, or {@code null}
	 * @throws IllegalArgumentException if the status is {@link SendStatus#IN_FLIGHT} or
	 * the id is too long
	 */
	public LedgerOutcome {
		Assert.isTrue(status != SendStatus.IN_FLIGHT, "'status' must be that of a message that has ended");
		Assert.isTrue(messageId == null || messageId.length() <= MAX_LENGTH,
				"'messageId' must have 100 characters at most");
		errorCode = (errorCode != null) ? shortened(Masking.numbersIn(errorCode)) : null;
	}

	private static String shortened(String text) {
		return text.substring(0, Math.min(text.length(), MAX_LENGTH));
	}

	/**
	 * Create the outcome of a message that was queued.
	 * @param key the key
	 * @return an outcome without an id
	 */
	public static LedgerOutcome queued(String key) {
		return new LedgerOutcome(key, SendStatus.QUEUED, null, null);
	}

	/**
	 * Create the outcome of a message that was rejected individually.
	 * @param key the key
	 * @param message the message, of which the code of the error is kept
	 * @return an outcome
	 */
	public static LedgerOutcome rejected(String key, RejectedMessage message) {
		return new LedgerOutcome(key, SendStatus.REJECTED, message.error().code(), null);
	}

	/**
	 * Create the outcome of a message that was certainly not accepted.
	 * @param key the key
	 * @param failure the failure, or {@code null} if there is none to name
	 * @return an outcome
	 */
	public static LedgerOutcome unsent(String key, @Nullable TracklyException failure) {
		return new LedgerOutcome(key, SendStatus.UNSENT, codeOf(failure), null);
	}

	/**
	 * Create the outcome of a message that was certainly not accepted.
	 * @param key the key
	 * @param message the message, of whose failure the code or the type is kept
	 * @return an outcome
	 */
	public static LedgerOutcome unsent(String key, FailedMessage message) {
		return unsent(key, message.failure());
	}

	/**
	 * Create the outcome of a message that may have been queued.
	 * @param key the key
	 * @param message the message, of whose failure the code or the type is kept
	 * @return an outcome
	 */
	public static LedgerOutcome unknown(String key, FailedMessage message) {
		return new LedgerOutcome(key, SendStatus.UNKNOWN, codeOf(message.failure()), null);
	}

	/**
	 * Create the outcomes of all messages of a batch.
	 * @param batch the batch
	 * @param keys gives the key of the message at a position of the source, or
	 * {@code null} to leave it out
	 * @return the outcomes
	 */
	public static List<LedgerOutcome> allOf(BatchOutcome batch, LongFunction<@Nullable String> keys) {
		List<LedgerOutcome> outcomes = new ArrayList<>(batch.size());
		for (long position : batch.queuedPositions()) {
			add(outcomes, keys.apply(position), LedgerOutcome::queued);
		}
		addNotQueued(outcomes, batch.rejectedMessages(), batch.unsentMessages(), batch.unknownMessages(), keys);
		return outcomes;
	}

	/**
	 * Create the outcomes of those messages of a report that were not queued, or may not
	 * have been.
	 * @param report the report
	 * @param keys gives the key of the message at a position of the source, or
	 * {@code null} to leave it out
	 * @return the outcomes
	 */
	public static List<LedgerOutcome> notQueued(SendReport report, LongFunction<@Nullable String> keys) {
		List<LedgerOutcome> outcomes = new ArrayList<>();
		addNotQueued(outcomes, report.rejectedMessages(), report.unsentMessages(), report.unknownMessages(), keys);
		return outcomes;
	}

	private static void addNotQueued(List<LedgerOutcome> outcomes, List<RejectedMessage> rejected,
			List<FailedMessage> unsent, List<FailedMessage> unknown, LongFunction<@Nullable String> keys) {
		for (RejectedMessage message : rejected) {
			add(outcomes, keys.apply(message.position()), (key) -> rejected(key, message));
		}
		for (FailedMessage message : unsent) {
			add(outcomes, keys.apply(message.position()), (key) -> unsent(key, message));
		}
		for (FailedMessage message : unknown) {
			add(outcomes, keys.apply(message.position()), (key) -> unknown(key, message));
		}
	}

	private static void add(List<LedgerOutcome> outcomes, @Nullable String key,
			Function<String, LedgerOutcome> outcome) {
		if (key != null) {
			outcomes.add(outcome.apply(key));
		}
	}

	private static @Nullable String codeOf(@Nullable TracklyException failure) {
		if (failure == null) {
			return null;
		}
		return (failure.getCode() != null) ? failure.getCode() : failure.getClass().getSimpleName();
	}

	@Override
	public String toString() {
		return "LedgerOutcome[key=" + Masking.numbersIn(this.key) + ", status=" + this.status + ", errorCode="
				+ this.errorCode + ", messageId=" + this.messageId + "]";
	}

}
