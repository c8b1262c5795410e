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

package com.tracklysms.spring.internal.sendall;

import java.util.ArrayList;
import java.util.List;

import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.FailedMessage;
import com.tracklysms.spring.message.RejectedMessage;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SendTotals;
import org.jspecify.annotations.Nullable;

/**
 * Messages that have ended: the number of those that were queued, and all others.
 */
final class EndedMessages {

	private final List<RejectedMessage> rejected = new ArrayList<>();

	private final List<FailedMessage> unsent = new ArrayList<>();

	private final List<FailedMessage> unknown = new ArrayList<>();

	private long queued;

	void add(BatchOutcome outcome) {
		this.queued += outcome.queued();
		this.rejected.addAll(outcome.rejectedMessages());
		this.unsent.addAll(outcome.unsentMessages());
		this.unknown.addAll(outcome.unknownMessages());
	}

	SendTotals totals() {
		return new SendTotals(this.queued, this.rejected.size(), this.unsent.size(), this.unknown.size());
	}

	/**
	 * Return a report of these messages.
	 * @param read the number of messages that were read
	 * @param stoppedBy the failure that stopped the run, or {@code null} for none
	 */
	SendReport report(long read, @Nullable TracklyException stoppedBy) {
		return new SendReport(read, this.queued, this.rejected, this.unsent, this.unknown, stoppedBy);
	}

}
