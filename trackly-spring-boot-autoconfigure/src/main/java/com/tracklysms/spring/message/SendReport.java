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

import java.io.Serializable;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import com.tracklysms.spring.error.TracklyException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Report on all messages that a
 * {@link com.tracklysms.spring.TracklyOperations#sendAll(Iterable) sendAll} read. The
 * outcomes always add up: {@code queued + rejected + unsent + unknown = read}.
 * <p>
 * As JSON, by Jackson 3 or 2, it has positions, counts, reasons and failures, but neither
 * texts nor whole numbers.
 *
 * @param read the number of messages that were read from the source
 * @param queued the number of messages that the API counted as queued
 * @param rejectedMessages the messages that were rejected individually
 * @param unsentMessages the messages that were certainly not accepted and can be sent
 * again
 * @param unknownMessages the messages that may have been queued: sending one again can
 * text a person twice
 * @param stoppedBy the failure that would have affected every later batch too, such as
 * that of an API key that was refused or the shutdown of the application, so that the
 * rest of the source was not read; {@code null} if there was none
 * @since 0.1.0
 */
public record SendReport(long read, long queued, List<RejectedMessage> rejectedMessages,
		List<FailedMessage> unsentMessages, List<FailedMessage> unknownMessages,
		@Nullable TracklyException stoppedBy) implements Serializable {

	/**
	 * Create a report.
	 * @param read the number of messages that were read
	 * @param queued the number of messages that were queued
	 * @param rejectedMessages the messages that were rejected individually
	 * @param unsentMessages the messages that were certainly not accepted
	 * @param unknownMessages the messages that may have been queued
	 * @param stoppedBy the failure that stopped the run, or {@code null}
	 * @throws IllegalArgumentException if the numbers of the four outcomes do not add up
	 * to the number of messages that were read
	 */
	public SendReport {
		rejectedMessages = List.copyOf(rejectedMessages);
		unsentMessages = List.copyOf(unsentMessages);
		unknownMessages = List.copyOf(unknownMessages);
		Assert.isTrue(queued + rejectedMessages.size() + unsentMessages.size() + unknownMessages.size() == read,
				"Queued, rejected, unsent and unknown messages must add up to those read");
	}

	/**
	 * Return the number of messages that were rejected individually.
	 * @return the number of messages
	 */
	public long rejected() {
		return this.rejectedMessages.size();
	}

	/**
	 * Return the number of messages that were certainly not accepted.
	 * @return the number of messages
	 */
	public long unsent() {
		return this.unsentMessages.size();
	}

	/**
	 * Return the number of messages that may have been queued.
	 * @return the number of messages
	 */
	public long unknown() {
		return this.unknownMessages.size();
	}

	/**
	 * Return this report with messages that have neither metadata nor contact data.
	 */
	SendReport withoutData() {
		return new SendReport(this.read, this.queued,
				this.rejectedMessages.stream()
					.map((rejected) -> new RejectedMessage(rejected.position(), rejected.message().withoutData(),
							rejected.error()))
					.toList(),
				withoutData(this.unsentMessages), withoutData(this.unknownMessages), this.stoppedBy);
	}

	private static List<FailedMessage> withoutData(List<FailedMessage> messages) {
		return messages.stream()
			.map((failed) -> new FailedMessage(failed.position(), failed.message().withoutData(), failed.failure()))
			.toList();
	}

	@JsonValue
	Map<String, @Nullable Object> json() {
		return ReportJson.of(this);
	}

	@Override
	public String toString() {
		return "SendReport[read=" + this.read + ", queued=" + this.queued + ", rejected=" + rejected() + ", unsent="
				+ unsent() + ", unknown=" + unknown() + ", stoppedBy=" + this.stoppedBy + "]";
	}

}
